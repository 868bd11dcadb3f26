package dev.contenttrust.crypto;

import dev.contenttrust.TrustException;
import org.jspecify.annotations.Nullable;

/** Bytes that are no time stamp of the digest in question, or one of an authority that is not trusted. Exit code 4. */
public final class InvalidTimeStampException extends TrustException {
    private static final long serialVersionUID = 1L;

    InvalidTimeStampException(String why, @Nullable Throwable cause) {
        super("refused the time stamp", why, "", cause);
    }
}
