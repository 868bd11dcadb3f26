package dev.contenttrust.updater.artifact;

import dev.contenttrust.FileFailure;
import dev.contenttrust.TrustException;
import java.io.IOException;
import java.nio.file.Path;

/** An artifact that cannot be read or written here. Exit code 2. */
public final class ArtifactFileException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;

    ArtifactFileException(Path file, IOException cause) {
        super(
                "cannot keep " + file,
                FileFailure.reason(cause),
                "Make room, permit writing, or name another directory.",
                cause);
        this.file = file;
    }

    /** Where it was to be. */
    public Path file() {
        return file;
    }
}
