package dev.contenttrust.tuf;

import dev.contenttrust.Digest;

/** Which file of a repository is wanted; the source knows how its names are spelled. */
public sealed interface MetadataFile {
    RoleName role();

    /** The current one: {@code timestamp.json}. */
    record Current(RoleName role) implements MetadataFile {}

    /** The one of that version: {@code 3.root.json}. */
    record Versioned(RoleName role, long version) implements MetadataFile {}

    /** The one with that SHA-256: {@code targets/releases.<hex>.json}. */
    record Hashed(RoleName role, Digest sha256) implements MetadataFile {}
}
