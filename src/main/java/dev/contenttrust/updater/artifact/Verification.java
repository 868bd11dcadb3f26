package dev.contenttrust.updater.artifact;

import dev.contenttrust.Digest;
import dev.contenttrust.tuf.Signed.TargetFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Holds bytes that stream by against what was signed: the length, and every known hash (TUF 1.0.34, section 5.7.2). */
final class Verification {
    private static final int BUFFER = 64 << 10;

    private final TargetFile target;
    private final Map<Digest, MessageDigest> hashers = new LinkedHashMap<>();
    private final byte[] buffer = new byte[BUFFER];
    private long length;

    Verification(TargetFile target) {
        this.target = target;
        target.hashes().forEach(hash -> hashers.put(hash, hash.algorithm().hasher()));
    }

    /** Whether the stream holds exactly the artifact. */
    boolean accepts(InputStream in) throws IOException {
        for (int n = next(in); n > 0; n = next(in)) {
            // Hashed as it is read.
        }
        return length == target.length() && mismatched().isEmpty();
    }

    /**
     * Writes the artifact, and waits until it is on the disk.
     *
     * @throws ArtifactMismatchException if the stream holds something else, at the latest one buffer after the signed length
     */
    void copy(InputStream in, Path file) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int n = next(in); n > 0; n = next(in)) {
                ByteBuffer piece = ByteBuffer.wrap(buffer, 0, n);
                while (piece.hasRemaining()) {
                    out.write(piece);
                }
            }
            out.force(true);
        }
        if (length != target.length()) {
            throw mismatch(target.length() + " bytes", length > target.length() ? "more" : length + " bytes");
        }
        mismatched().ifPresent(hash -> {
            throw mismatch(hash.toString(), "another " + hash.algorithm().label());
        });
    }

    /** More than was signed is not read on. */
    private int next(InputStream in) throws IOException {
        int n = length > target.length() ? -1 : in.read(buffer);
        if (n > 0) {
            length += n;
            for (MessageDigest hasher : hashers.values()) {
                hasher.update(buffer, 0, n);
            }
        }
        return n;
    }

    /** A listed hash that is not that of the bytes; asked once, at their end. */
    private Optional<Digest> mismatched() {
        return hashers.entrySet().stream()
                .filter(entry -> !Digest.ofHash(
                                entry.getKey().algorithm(), entry.getValue().digest())
                        .equals(entry.getKey()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private ArtifactMismatchException mismatch(String expected, String found) {
        return new ArtifactMismatchException(target.name(), expected, found);
    }
}
