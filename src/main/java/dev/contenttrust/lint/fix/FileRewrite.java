package dev.contenttrust.lint.fix;

import dev.contenttrust.FileFailure;
import dev.contenttrust.lint.source.SourceText;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Puts a changed text in the place of the file that it was read from. */
public final class FileRewrite {
    private FileRewrite() {}

    /**
     * Replaces it by one rename; permissions stay, a link to it goes on leading to it.
     *
     * @throws FixException if the file is not what was read any more, or cannot be written; then it is as it was
     */
    public static void write(SourceText before, SourceText after) {
        try {
            Path file = Path.of(before.name()).toRealPath();
            Path beside = Files.createTempFile(file.resolveSibling(""), ".trust-lint-", ".tmp");
            try {
                write(file, beside, before, after.bytes());
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new FixException(before.name(), FileFailure.reason(e), "It is as it was.", e);
        }
    }

    private static void write(Path file, Path beside, SourceText before, byte[] bytes) throws IOException {
        Files.copy(file, beside, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        Files.write(beside, bytes, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        if (!Arrays.equals(Files.readAllBytes(file), before.bytes())) {
            throw new FixException(
                    before.name(), "somebody has changed it since it was read", "Run trust lint again.", null);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
