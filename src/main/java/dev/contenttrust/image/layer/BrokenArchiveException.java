package dev.contenttrust.image.layer;

import java.io.IOException;

/** A layer's archive is not what an archive should be. Stays in this package: the reader reports the rest of it as unread. */
final class BrokenArchiveException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenArchiveException(String why) {
        super(why);
    }

    BrokenArchiveException(String why, Throwable cause) {
        super(why, cause);
    }
}
