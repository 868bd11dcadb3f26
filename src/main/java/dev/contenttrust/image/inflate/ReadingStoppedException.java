package dev.contenttrust.image.inflate;

import java.io.IOException;

/** A layer must not be read on: a limit is reached, or nobody here knows how. the rest is reported as unread. */
public final class ReadingStoppedException extends IOException {
    private static final long serialVersionUID = 1L;

    public ReadingStoppedException(String why) {
        super(why);
    }
}
