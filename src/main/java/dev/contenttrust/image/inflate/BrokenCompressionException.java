package dev.contenttrust.image.inflate;

import java.io.IOException;

/** A compressed stream cannot be undone. such bytes can never have the promised diff id. */
public final class BrokenCompressionException extends IOException {
    private static final long serialVersionUID = 1L;

    public BrokenCompressionException(String why, Throwable cause) {
        super(why, cause);
    }

    public BrokenCompressionException(String why) {
        super(why);
    }
}
