package dev.contenttrust.updater.store;

import dev.contenttrust.FileFailure;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Says in words what the operating system says of a trust directory. */
final class StoreFailures {
    private StoreFailures() {}

    static StoreUnusableException cannotRead(Path path, IOException e) {
        return new StoreUnusableException(
                path,
                "cannot read the trust directory " + path,
                reason(e),
                "Check who may read it, or name another (--trust-dir).",
                e);
    }

    static StoreUnusableException cannotWrite(Path path, IOException e) {
        return new StoreUnusableException(
                path,
                "cannot write the trust directory " + path,
                reason(e) + "; what was stored before is still there",
                "Make room or permit writing, or name another (--trust-dir): what is not remembered cannot guard against"
                        + " rollbacks.",
                e);
    }

    private static String reason(IOException e) {
        return FileFailure.reason(e) + (e instanceof FileSystemException failed ? ": " + failed.getFile() : "");
    }
}
