package dev.contenttrust.cli.console;

/** Whoever read our output has seen enough, such as {@code head}. No failure: the run ends without a word. */
public final class BrokenPipeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenPipeException(Throwable cause) {
        super(cause);
    }
}
