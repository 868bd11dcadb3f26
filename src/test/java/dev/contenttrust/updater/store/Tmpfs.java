package dev.contenttrust.updater.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A small file system of its own, for those who may mount one. */
final class Tmpfs implements AutoCloseable {
    private static final long MOUNT_SECONDS = 10;

    private final Path directory;

    private Tmpfs(Path directory) {
        this.directory = directory;
    }

    /** Skips the test where it cannot be mounted. */
    static Tmpfs mount(Path directory, String size) {
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", directory.toString());
        assumeTrue(mounted, "mounting a tmpfs is not permitted here");
        return new Tmpfs(directory);
    }

    Path path() {
        return directory;
    }

    void makeReadOnly() {
        assumeTrue(run("mount", "-o", "remount,ro", directory.toString()), "remounting is not permitted here");
    }

    @Override
    public void close() {
        run("umount", directory.toString());
    }

    private static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(MOUNT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
