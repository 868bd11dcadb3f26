package dev.contenttrust.crypto;

import dev.contenttrust.TrustException;
import org.jspecify.annotations.Nullable;

/** Bytes that are no key or certificate, or one that must not be used. */
public final class InvalidKeyException extends TrustException {
    private static final long serialVersionUID = 1L;

    public InvalidKeyException(String what, String why, @Nullable Throwable cause) {
        super(what, why, "", cause);
    }
}
