package dev.contenttrust.updater.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
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
        if (e instanceof AccessDeniedException denied) {
            return "permission denied: " + denied.getFile();
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return "not a directory: " + e.getMessage();
        }
        if (e instanceof FileSystemException failed && failed.getReason() != null) {
            return failed.getReason() + ": " + failed.getFile();
        }
        return e.toString();
    }
}
