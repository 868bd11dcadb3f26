package dev.contenttrust.image.tar;

import java.io.IOException;

/** A layer's archive is not what an archive should be. the reader reports the rest of it as unread. */
public final class BrokenArchiveException extends IOException {
    private static final long serialVersionUID = 1L;

    public BrokenArchiveException(String why) {
        super(why);
    }

    public BrokenArchiveException(String why, Throwable cause) {
        super(why, cause);
    }
}
