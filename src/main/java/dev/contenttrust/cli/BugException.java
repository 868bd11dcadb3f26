package dev.contenttrust.cli;

import dev.contenttrust.TrustException;

/** Something that nobody foresaw. Exit code 70. */
final class BugException extends TrustException {
    private static final long serialVersionUID = 1L;

    BugException(Throwable cause) {
        super(
                "this is a bug in trust, and no verdict",
                cause.toString(),
                "Run it again with -v for the stack trace, and report both.",
                cause);
    }
}
