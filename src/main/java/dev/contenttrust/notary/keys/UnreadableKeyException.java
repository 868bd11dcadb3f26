package dev.contenttrust.notary.keys;

import java.io.IOException;

/** A file that may hold a key and was not read; caught within this package. */
final class UnreadableKeyException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String why;

    UnreadableKeyException(String why) {
        super(why);
        this.why = why;
    }

    String why() {
        return why;
    }
}
