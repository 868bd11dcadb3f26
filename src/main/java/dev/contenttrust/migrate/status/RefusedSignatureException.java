package dev.contenttrust.migrate.status;

import dev.contenttrust.TrustException;

/** A signature that does not verify; told as the reason why a tag is not done. Exit code 4. */
public final class RefusedSignatureException extends TrustException {
    private static final long serialVersionUID = 1L;

    RefusedSignatureException(String what, String why) {
        super(what, why, "", null);
    }
}
