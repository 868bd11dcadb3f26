package dev.contenttrust.scan.store;

import dev.contenttrust.TrustException;
import java.nio.file.Path;

/** A scan cannot be remembered, or what was remembered cannot be read. Exit code 2. */
public final class ScanRecordException extends TrustException {
    private static final long serialVersionUID = 1L;

    ScanRecordException(Path file, String why, Throwable cause) {
        super("cannot remember scans in " + file, why, "Make it writable, or scan with --no-memory.", cause);
    }
}
