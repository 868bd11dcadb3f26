package dev.contenttrust.transport.auth;

import dev.contenttrust.TrustException;
import org.jspecify.annotations.Nullable;

/** Stored logins cannot be read: Docker's {@code config.json} or {@code NOTARY_AUTH} is damaged. Exit code 2. */
public final class LoginSettingsException extends TrustException {
    private static final long serialVersionUID = 1L;

    LoginSettingsException(String source, String why, @Nullable Throwable cause) {
        super("Cannot read the logins in " + source, why, "Mend it, or log in anew with docker login", cause);
    }
}
