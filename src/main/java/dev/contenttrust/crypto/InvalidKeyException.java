package dev.contenttrust.crypto;

import dev.contenttrust.TrustException;
import org.jspecify.annotations.Nullable;

/** Bytes that are no key or certificate, or one that must not be used. Exit code 4. */
public final class InvalidKeyException extends TrustException {
    private static final long serialVersionUID = 1L;

    static final String NO_KEY = "not a usable public key";
    static final String NO_CERTIFICATE = "not a usable certificate";

    public InvalidKeyException(String what, String why, @Nullable Throwable cause) {
        super(what, why, "", cause);
    }

    static InvalidKeyException key(String why) {
        return new InvalidKeyException(NO_KEY, why, null);
    }

    static InvalidKeyException certificate(String why) {
        return new InvalidKeyException(NO_CERTIFICATE, why, null);
    }
}
