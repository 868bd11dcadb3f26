package dev.contenttrust.lint;

import dev.contenttrust.TrustException;

/** A file of which nothing is known, for it could not be read or is not what it is called. Exit code 10. */
public final class UncheckedFileException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final String file;

    UncheckedFileException(String file, String why, String remedy) {
        super(file + " could not be checked", why, remedy, null);
        this.file = file;
    }

    /** As the user is to read it. */
    public String file() {
        return file;
    }
}
