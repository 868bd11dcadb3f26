package dev.contenttrust.vulndb.feed;

import dev.contenttrust.TrustException;
import org.jspecify.annotations.Nullable;

/** A file that the database cannot be made of: damaged, or larger than any honest one. Exit code 4. */
public final class InvalidFeedException extends TrustException {
    private static final long serialVersionUID = 1L;

    InvalidFeedException(String location, String why, @Nullable Throwable cause) {
        super(
                "cannot take vulnerabilities from " + location,
                why,
                "The database is as it was. Try again later; if it stays so, leave it out by naming others with --ecosystem.",
                cause);
    }
}
