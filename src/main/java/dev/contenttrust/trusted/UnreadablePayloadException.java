package dev.contenttrust.trusted;

import dev.contenttrust.TrustException;
import java.io.IOException;

/** A payload that could not be read to its end. Exit code 2. */
public final class UnreadablePayloadException extends TrustException {
    private static final long serialVersionUID = 1L;

    UnreadablePayloadException(IOException cause) {
        super("the payload could not be read", String.valueOf(cause.getMessage()), "", cause);
    }
}
