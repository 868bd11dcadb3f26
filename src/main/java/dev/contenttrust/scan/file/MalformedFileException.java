package dev.contenttrust.scan.file;

import java.io.IOException;

/** A file is not what it should be; who reads it reports that as a problem of the image and goes on with the next file. */
public final class MalformedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param why in words: {@code page 7 lies beyond its end} */
    public MalformedFileException(String why) {
        super(why);
    }
}
