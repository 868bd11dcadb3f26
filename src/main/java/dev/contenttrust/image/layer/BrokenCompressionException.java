package dev.contenttrust.image.layer;

import java.io.IOException;

/** A compressed stream cannot be undone. Stays in this package: such bytes can never have the promised diff id. */
final class BrokenCompressionException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenCompressionException(String why, Throwable cause) {
        super(why, cause);
    }

    BrokenCompressionException(String why) {
        super(why);
    }
}
