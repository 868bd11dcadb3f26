package dev.contenttrust.transport.tls;

import dev.contenttrust.TrustException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A certificate or key file of the configuration cannot be used. Exit code 2. */
public final class CertificateFileException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;

    CertificateFileException(Path file, String why, String remedy, @Nullable Throwable cause) {
        super("Cannot use " + file, why, remedy, cause);
        this.file = file;
    }

    public Path file() {
        return file;
    }
}
