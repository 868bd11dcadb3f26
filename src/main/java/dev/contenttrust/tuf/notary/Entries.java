package dev.contenttrust.tuf.notary;

import dev.contenttrust.Digest;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.tuf.Signed.FileEntry;
import dev.contenttrust.tuf.SignedFields;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Lengths and hashes, as timestamp, snapshot and targets list them. */
final class Entries {
    private Entries() {}

    /** What is said of a metadata file: length, and a SHA-256 at least. It carries no version. */
    static FileEntry file(JsonCursor entry, long maxLength) {
        JsonCursor length = entry.member("length");
        long bytes = SignedFields.number(length, 0);
        if (bytes > maxLength) {
            throw length.failure("expected at most " + maxLength + " bytes, found " + bytes);
        }
        entry.member("hashes").member(Digest.Algorithm.SHA256.label());
        return new FileEntry(OptionalLong.empty(), OptionalLong.of(bytes), hashes(entry));
    }

    /** The hashes whose algorithm is known, one at least. */
    static List<Digest> hashes(JsonCursor entry) {
        JsonCursor listed = entry.member("hashes");
        List<Digest> known = new ArrayList<>(2);
        for (Digest.Algorithm algorithm : Digest.Algorithm.values()) {
            listed.optional(algorithm.label()).ifPresent(hash -> known.add(hash(algorithm, hash)));
        }
        if (known.isEmpty()) {
            throw listed.failure("expected a sha256 or sha512");
        }
        return known;
    }

    private static Digest hash(Digest.Algorithm algorithm, JsonCursor base64) {
        byte[] hash = Base64Text.decode(base64);
        int length = algorithm == Digest.Algorithm.SHA256 ? 32 : 64;
        if (hash.length != length) {
            throw base64.failure("expected " + length + " bytes, found " + hash.length);
        }
        return Digest.ofHash(algorithm, hash);
    }
}
