package dev.contenttrust.scan.keyring;

import dev.contenttrust.crypto.pgp.Keyring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** A file system made for a test. */
final class RootDirectory {
    static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");

    private final Path root;

    RootDirectory(Path root) {
        this.root = root;
    }

    RootDirectory with(String path, byte[] bytes) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RootDirectory with(String path, String... lines) {
        return with(path, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    RootDirectory linked(String path, String target) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.createSymbolicLink(file, Path.of(target));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SigningKeys keys() {
        return SigningKeys.of(new DirectoryFiles(root), NOW);
    }

    /** The primary fingerprint of a keyring's first key. */
    static String fingerprint(byte[] keyring) {
        return Keyring.read("test", keyring).keys().get(0).fingerprint().hex();
    }
}
