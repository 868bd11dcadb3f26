package dev.contenttrust.tuf;

import dev.contenttrust.Digest;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The signed part of a metadata file. */
public sealed interface Signed {

    /** At least 1. */
    long version();

    /** The first instant at which it is expired has passed when {@code expires < now}. */
    Instant expires();

    /** Who may sign for the top-level roles. */
    record Root(
            long version,
            Instant expires,
            boolean consistentSnapshot,
            Map<KeyId, TufKey> keys,
            Map<RoleName, RoleKeys> roles)
            implements Signed {
        public Root {
            keys = ordered(keys);
            roles = ordered(roles);
        }
    }

    /** Which snapshot is current. */
    record Timestamp(long version, Instant expires, FileEntry snapshot) implements Signed {}

    /** Which version of every other file belongs to this state of the repository. */
    record Snapshot(long version, Instant expires, Map<RoleName, FileEntry> meta) implements Signed {
        public Snapshot {
            meta = ordered(meta);
        }
    }

    /** Targets, and who else may sign some. */
    record Targets(
            long version,
            Instant expires,
            Map<String, TargetFile> targets,
            Map<KeyId, TufKey> delegationKeys,
            List<Delegation> delegations)
            implements Signed {
        public Targets {
            targets = ordered(targets);
            delegationKeys = ordered(delegationKeys);
            delegations = List.copyOf(delegations);
        }
    }

    /**
     * What timestamp or snapshot say about a file.
     *
     * @param version TUF 1.0 only
     * @param length in bytes, of the file as served
     * @param hashes the known ones among those listed
     */
    record FileEntry(OptionalLong version, OptionalLong length, List<Digest> hashes) {
        public FileEntry {
            hashes = List.copyOf(hashes);
        }

        /** Its SHA-256, by which Notary names files. */
        public Optional<Digest> sha256() {
            return hashes.stream()
                    .filter(d -> d.algorithm() == Digest.Algorithm.SHA256)
                    .findFirst();
        }
    }

    /**
     * A target.
     *
     * @param name its path; for Docker a tag
     * @param length in bytes; for Docker of the manifest
     * @param hashes the known ones among those listed; at least one
     */
    record TargetFile(String name, long length, List<Digest> hashes, Optional<dev.contenttrust.json.JsonValue> custom) {
        public TargetFile {
            hashes = List.copyOf(hashes);
        }

        /** Its SHA-256. */
        public Optional<Digest> sha256() {
            return hashes.stream()
                    .filter(d -> d.algorithm() == Digest.Algorithm.SHA256)
                    .findFirst();
        }
    }

    /**
     * A role that may sign some of the delegator's targets.
     *
     * @param paths what it may sign, matched as the profile says: plain prefixes in Notary
     */
    record Delegation(RoleName name, RoleKeys keys, List<String> paths) {
        public Delegation {
            paths = List.copyOf(paths);
        }
    }

    private static <K, V> Map<K, V> ordered(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
