package dev.contenttrust.updater.artifact;

import dev.contenttrust.tuf.Signed.TargetFile;
import dev.contenttrust.tuf.spec.FileNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Keeps artifacts under the encoded names of their targets, each whole and verified. */
public final class ArtifactDirectory {
    private static final String UNFINISHED = ".trust-";
    private static final String PART = ".part";

    /** No download lasts so long; what is older was left by a run that was killed. */
    private static final Duration ABANDONED = Duration.ofDays(2);

    private final Path directory;
    private final Instant now;

    /**
     * @param directory need not exist
     * @param now the run's instant
     */
    public ArtifactDirectory(Path directory, Instant now) {
        this.directory = directory;
        this.now = now;
    }

    /**
     * The verified artifact of a target: the one that is here, if it is still the one, else what the source gives.
     *
     * @param source opens the bytes, unverified; asked at most once
     * @throws ArtifactMismatchException if they are others than signed; nothing of them is left
     * @throws ArtifactFileException if they cannot be written here
     */
    public Path get(TargetFile target, Supplier<InputStream> source) {
        Path file = directory.resolve(nameOf(target));
        try {
            if (!isHere(file, target)) {
                fetch(file, target, source);
            }
            return file;
        } catch (IOException e) {
            throw new ArtifactFileException(file, e);
        }
    }

    private static String nameOf(TargetFile target) {
        String name = FileNames.encode(target.name());
        if (name.length() > FileNames.LENGTH_MAX || name.startsWith(UNFINISHED)) {
            throw new ArtifactMismatchException(
                    target.name(), "a name of at most " + FileNames.LENGTH_MAX + " bytes", "one that no file can have");
        }
        return name;
    }

    private static boolean isHere(Path file, TargetFile target) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) != target.length()) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new Verification(target).accepts(in);
        }
    }

    private void fetch(Path file, TargetFile target, Supplier<InputStream> source) throws IOException {
        Files.createDirectories(directory);
        removeAbandoned();
        Path part = Files.createTempFile(directory, UNFINISHED, PART);
        try {
            try (InputStream in = source.get()) {
                new Verification(target).copy(in, part);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void removeAbandoned() throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(directory, UNFINISHED + "*" + PART)) {
            for (Path part : parts) {
                Instant touched = Files.getLastModifiedTime(part).toInstant();
                if (touched.plus(ABANDONED).isBefore(now)) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }
}
