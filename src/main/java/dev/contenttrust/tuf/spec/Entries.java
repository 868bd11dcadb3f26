package dev.contenttrust.tuf.spec;

import dev.contenttrust.Digest;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.tuf.Signed.FileEntry;
import dev.contenttrust.tuf.SignedFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Versions, lengths and hashes, as timestamp, snapshot and targets list them (sections 4.4 to 4.6). */
final class Entries {
    private Entries() {}

    /** What is said of a metadata file: a version at least. */
    static FileEntry file(JsonCursor entry, long maxLength) {
        long version = SignedFields.number(entry.member("version"), 1);
        Optional<JsonCursor> length = entry.optional("length");
        Optional<JsonCursor> hashes = entry.optional("hashes");
        return new FileEntry(
                OptionalLong.of(version),
                length.map(listed -> OptionalLong.of(length(listed, maxLength))).orElse(OptionalLong.empty()),
                hashes.map(Entries::hashes).orElse(List.of()));
    }

    private static long length(JsonCursor listed, long maxLength) {
        long bytes = SignedFields.number(listed, 0);
        if (bytes > maxLength) {
            throw listed.failure("expected at most " + maxLength + " bytes, found " + bytes);
        }
        return bytes;
    }

    /** The hashes whose algorithm is known, one at least: what is listed must be checked. */
    static List<Digest> hashes(JsonCursor listed) {
        List<Digest> known = new ArrayList<>(2);
        for (Digest.Algorithm algorithm : Digest.Algorithm.values()) {
            listed.optional(algorithm.label()).ifPresent(hash -> known.add(hash(algorithm, hash)));
        }
        if (known.isEmpty()) {
            throw listed.failure("expected a sha256 or sha512");
        }
        return known;
    }

    private static Digest hash(Digest.Algorithm algorithm, JsonCursor hex) {
        byte[] hash = HexText.decode(hex);
        int length = algorithm == Digest.Algorithm.SHA256 ? 32 : 64;
        if (hash.length != length) {
            throw hex.failure("expected " + length + " bytes, found " + hash.length);
        }
        return Digest.ofHash(algorithm, hash);
    }
}
