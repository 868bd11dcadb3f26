package dev.contenttrust.tuf.notary;

import dev.contenttrust.Digest;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.tuf.ListedFile;
import dev.contenttrust.tuf.Signed.FileEntry;
import java.util.List;
import java.util.OptionalLong;

/** Lengths and hashes, as timestamp, snapshot and targets list them. */
final class Entries {
    private Entries() {}

    /** What is said of a metadata file: length, and a SHA-256 at least. It carries no version. */
    static FileEntry file(JsonCursor entry, long maxLength) {
        long bytes = ListedFile.length(entry.member("length"), maxLength);
        entry.member("hashes").member(Digest.Algorithm.SHA256.label());
        return new FileEntry(OptionalLong.empty(), OptionalLong.of(bytes), hashes(entry));
    }

    /** The hashes whose algorithm is known, one at least. */
    static List<Digest> hashes(JsonCursor entry) {
        return ListedFile.hashes(entry.member("hashes"), Base64Text::decode);
    }
}
