package dev.contenttrust.cli;

import dev.contenttrust.TrustException;
import java.util.Collection;
import java.util.List;

/** How a run ended, the same for every command: one code a cause (docs/exit-codes.md). */
public enum ExitCode {
    OK(0, "ok"),
    FINDINGS(1, "findings"),
    USAGE(2, "usage"),
    NOT_SIGNED(3, "not-signed"),
    VERIFICATION_FAILED(4, "verification-failed"),
    EXPIRED(5, "expired"),
    NOT_SERVED(6, "not-served"),
    NETWORK(7, "network"),
    AUTHENTICATION(8, "authentication"),
    DATABASE(9, "database"),
    UNCHECKED(10, "unchecked"),
    BUG(70, "bug"),
    /** What a shell shows for a program that SIGPIPE ended. */
    BROKEN_PIPE(141, "broken-pipe");

    /** From the worst: first what says that the run itself is no good, then verdicts against, then no verdict at all. */
    private static final List<ExitCode> WORST_FIRST = List.of(
            BUG,
            USAGE,
            VERIFICATION_FAILED,
            NOT_SERVED,
            EXPIRED,
            NOT_SIGNED,
            AUTHENTICATION,
            NETWORK,
            DATABASE,
            UNCHECKED,
            FINDINGS,
            OK);

    private final int number;
    private final String cause;

    ExitCode(int number, String cause) {
        this.number = number;
        this.cause = cause;
    }

    /** As the process ends with. */
    public int number() {
        return number;
    }

    /** In a word, as documents name it. */
    public String cause() {
        return cause;
    }

    /** The code of a failure; a leaf that nobody gave a code counts as a bug. */
    public static ExitCode of(TrustException failure) {
        return Causes.BY_LEAF.getOrDefault(failure.getClass(), BUG);
    }

    /** The code of a run in which each subject ended with its own. */
    public static ExitCode worst(Collection<ExitCode> codes) {
        return WORST_FIRST.stream().filter(codes::contains).findFirst().orElse(OK);
    }
}
