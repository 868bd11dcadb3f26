package dev.contenttrust.image.layer;

import java.io.IOException;

/** A layer must not be read on: a limit is reached, or nobody here knows how. Stays in this package: the rest is reported as unread. */
final class ReadingStoppedException extends IOException {
    private static final long serialVersionUID = 1L;

    ReadingStoppedException(String why) {
        super(why);
    }
}
