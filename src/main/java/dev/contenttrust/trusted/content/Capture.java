package dev.contenttrust.trusted.content;

import dev.contenttrust.image.ImageFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file's bytes, kept until it is known whether they may be used: small ones in memory, large ones in a temporary file. */
final class Capture implements AutoCloseable {
    private static final int IN_MEMORY = 8 << 20;

    private final byte[] head;
    private final Optional<Path> rest;

    private Capture(byte[] head, Optional<Path> rest) {
        this.head = head;
        this.rest = rest;
    }

    static Capture of(InputStream content) throws IOException {
        byte[] head = content.readNBytes(IN_MEMORY);
        if (head.length < IN_MEMORY) {
            return new Capture(head, Optional.empty());
        }
        Path rest = Files.createTempFile("trust-", ".tmp");
        try (OutputStream out = Files.newOutputStream(rest)) {
            content.transferTo(out);
            return new Capture(head, Optional.of(rest));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(rest);
            throw e;
        }
    }

    static Capture nothing() {
        return new Capture(new byte[0], Optional.empty());
    }

    void copyTo(OutputStream out) throws IOException {
        out.write(head);
        if (rest.isPresent()) {
            Files.copy(rest.get(), out);
        }
    }

    @Override
    public void close() {
        try {
            if (rest.isPresent()) {
                Files.deleteIfExists(rest.get());
            }
        } catch (IOException e) {
            throw ImageFileException.writing(rest.get(), e);
        }
    }
}
