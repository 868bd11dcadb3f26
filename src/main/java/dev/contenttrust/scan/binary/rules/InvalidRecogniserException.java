package dev.contenttrust.scan.binary.rules;

import dev.contenttrust.TrustException;

/** A line in a text of recognisers that makes no sense. Exit code 2. */
public final class InvalidRecogniserException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final String source;
    private final int line;

    InvalidRecogniserException(String source, int line, String why) {
        super("cannot use line " + line + " of the recognisers in " + source, why, "See docs/recognisers.md.", null);
        this.source = source;
        this.line = line;
    }

    /** Where the text came from. */
    public String source() {
        return source;
    }

    /** Counted from 1. */
    public int line() {
        return line;
    }
}
