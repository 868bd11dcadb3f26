package dev.contenttrust.migrate.status;

import dev.contenttrust.TrustException;

/** A signature of a form that is not read here; whether it is good is not known. Exit code 10. */
public final class UnsupportedSignatureException extends TrustException {
    private static final long serialVersionUID = 1L;

    UnsupportedSignatureException(String what, String why) {
        super(what, why, "", null);
    }
}
