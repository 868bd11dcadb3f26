package dev.contenttrust.tuf;

import dev.contenttrust.Digest;
import dev.contenttrust.json.JsonCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What is listed of a file in every dialect: its length and its hashes, which each dialect encodes in its own way. */
public final class ListedFile {
    private ListedFile() {}

    /** A length in bytes, up to that bound. */
    public static long length(JsonCursor listed, long max) {
        long bytes = SignedFields.number(listed, 0);
        if (bytes > max) {
            throw listed.failure("expected at most " + max + " bytes, found " + bytes);
        }
        return bytes;
    }

    /**
     * The hashes whose algorithm is known, one at least: what is listed must be checked.
     *
     * @param decode gives the bytes of one, or says that it is malformed
     */
    public static List<Digest> hashes(JsonCursor listed, Function<JsonCursor, byte[]> decode) {
        List<Digest> known = new ArrayList<>(2);
        for (Digest.Algorithm algorithm : Digest.Algorithm.values()) {
            listed.optional(algorithm.label()).ifPresent(hash -> known.add(hash(algorithm, hash, decode.apply(hash))));
        }
        if (known.isEmpty()) {
            throw listed.failure("expected a sha256 or sha512");
        }
        return known;
    }

    private static Digest hash(Digest.Algorithm algorithm, JsonCursor where, byte[] hash) {
        int length = algorithm == Digest.Algorithm.SHA256 ? 32 : 64;
        if (hash.length != length) {
            throw where.failure("expected " + length + " bytes, found " + hash.length);
        }
        return Digest.ofHash(algorithm, hash);
    }
}
