package dev.contenttrust.vulndb.store;

import dev.contenttrust.TrustException;
import java.nio.file.Path;
import java.time.Duration;

/** Another run writes the database, and did not end in time. Exit code 2. */
public final class DatabaseBusyException extends TrustException {
    private static final long serialVersionUID = 1L;

    DatabaseBusyException(Path file, Duration waited) {
        super(
                "another run is writing the vulnerability database " + file,
                "waited for it " + waited.toSeconds() + " seconds",
                "Try again when it has ended.",
                null);
    }
}
