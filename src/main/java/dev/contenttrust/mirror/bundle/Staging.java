package dev.contenttrust.mirror.bundle;

import dev.contenttrust.FileFailure;
import dev.contenttrust.updater.source.MirrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory in the making, beside the place that it is to have; gone once closed, unless it was put there. */
final class Staging implements AutoCloseable {
    private final Path target;
    private final Path staging;

    private Staging(Path target, Path staging) {
        this.target = target;
        this.staging = staging;
    }

    /** @throws MirrorException if something is at the place already, or none can be made beside it */
    static Staging beside(Path target) {
        Path absolute = target.toAbsolutePath().normalize();
        try {
            if (Files.exists(absolute, LinkOption.NOFOLLOW_LINKS) && !isEmpty(absolute)) {
                throw new MirrorException(
                        target, "something is there already", "Name an empty or new directory.", null);
            }
            Path parent = Files.createDirectories(absolute.getParent());
            return new Staging(absolute, Files.createTempDirectory(parent, ".taking-"));
        } catch (IOException e) {
            throw unwritable(absolute, e);
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(directory)) {
            return inside.findAny().isEmpty();
        }
    }

    /** An empty directory to make the mirror in. */
    Path mirror() {
        Path mirror = staging.resolve("mirror");
        try {
            deleteAll(mirror);
            return Files.createDirectory(mirror);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /** A file beside it. */
    Path packed() {
        return staging.resolve("bundle.tar.gz");
    }

    /** Gives the mirror its place. */
    void settle() {
        try {
            Files.deleteIfExists(target);
            Files.move(staging.resolve("mirror"), target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    static MirrorException unwritable(Path target, IOException e) {
        return new MirrorException(
                target, "it cannot be written: " + FileFailure.reason(e), "Make room or permit writing.", e);
    }

    private static void deleteAll(Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> found = Files.walk(directory)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }

    @Override
    public void close() {
        try {
            deleteAll(staging);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }
}
