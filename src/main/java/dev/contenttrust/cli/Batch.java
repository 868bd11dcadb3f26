package dev.contenttrust.cli;

import dev.contenttrust.TrustException;
import dev.contenttrust.report.Outcome;
import dev.contenttrust.report.Report;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Judges several subjects side by side, and tells of them in their order. */
final class Batch {
    /** Enough to hide the network's latency, few enough for a small trust server. */
    private static final int PARALLEL = 8;

    private Batch() {}

    /**
     * Judges each subject; a failure of one is no reason to leave out another.
     *
     * @param told hears of each outcome, in the order of the subjects, as soon as it may
     */
    static void run(List<String> subjects, Function<String, Report> judge, Consumer<Outcome> told) {
        if (subjects.size() == 1) {
            told.accept(outcome(subjects.get(0), judge));
            return;
        }
        InOrder.run(subjects.iterator(), Math.min(PARALLEL, subjects.size()), subject -> outcome(subject, judge), told);
    }

    /** The same one after the other, for what is busy enough with one. */
    static void inTurn(List<String> subjects, Function<String, Report> judge, Consumer<Outcome> told) {
        subjects.forEach(subject -> told.accept(outcome(subject, judge)));
    }

    private static Outcome outcome(String subject, Function<String, Report> judge) {
        try {
            return new Outcome.Judged(subject, judge.apply(subject));
        } catch (TrustException e) {
            return failed(subject, e);
        } catch (OutOfMemoryError e) {
            return failed(subject, new MemoryException(e));
        } catch (RuntimeException | StackOverflowError e) {
            return failed(subject, new BugException(e));
        }
    }

    /** A subject that came to nothing. */
    static Outcome failed(String subject, TrustException failure) {
        ExitCode code = ExitCode.of(failure);
        return new Outcome.Failed(subject, code.number(), code.cause(), failure);
    }
}
