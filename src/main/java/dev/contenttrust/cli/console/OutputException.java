package dev.contenttrust.cli.console;

import dev.contenttrust.TrustException;

/** Results that could not be written: a full disk, a closed descriptor. Exit code 2. */
public final class OutputException extends TrustException {
    private static final long serialVersionUID = 1L;

    OutputException(String why, Throwable cause) {
        super("the output could not be written", why, "", cause);
    }
}
