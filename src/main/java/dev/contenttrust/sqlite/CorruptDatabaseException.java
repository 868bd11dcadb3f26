package dev.contenttrust.sqlite;

import java.io.IOException;

/** A file is no database, is damaged, or asks for more than is given. */
public final class CorruptDatabaseException extends IOException {
    private static final long serialVersionUID = 1L;

    CorruptDatabaseException(String why, Throwable cause) {
        super(why, cause);
    }

    CorruptDatabaseException(String why) {
        super(why);
    }
}
