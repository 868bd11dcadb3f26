package dev.contenttrust.cli.audit;

import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Manner.Talk;
import dev.contenttrust.report.When;
import java.time.Duration;

/** Shows on a terminal how far an audit is, how fast, and how long it will take. Each call tells of one repository. */
public final class AuditProgress {
    private static final long FIRST_NANOS = 500_000_000L;
    private static final long NEXT_NANOS = 200_000_000L;
    private static final double NANOS = 1e9;
    private static final String CLEAR = "\r\033[K";

    private final Console console;
    private final int total;
    private final boolean shows;
    private final long begun = System.nanoTime();
    private long due = begun + FIRST_NANOS;
    private int done;
    private boolean shown;

    /** @param total repositories that there will be */
    public AuditProgress(Console console, int total) {
        this.console = console;
        this.total = total;
        this.shows = console.host().terminals().err() && console.manner().talk() != Talk.QUIET;
    }

    /** One repository more was audited. */
    public void advance() {
        done++;
        long now = System.nanoTime();
        if (shows && now - due >= 0) {
            due = now + NEXT_NANOS;
            shown = true;
            console.status(CLEAR + words(done, total, Duration.ofNanos(now - begun)));
        }
    }

    /** {@code 120 of 10000 repositories, 35 a second, 5 minutes left}. */
    static String words(int done, int total, Duration took) {
        double rate = done * NANOS / Math.max(1, took.toNanos());
        Duration left = Duration.ofSeconds(Math.round((total - done) / Math.max(rate, 1 / NANOS)));
        String pace = rate >= 1 ? Math.round(rate) + " a second" : Math.round(rate * 60) + " a minute";
        return done + " of " + total + " repositories, " + pace + ", " + When.amount(left) + " left";
    }

    /** Leaves the terminal as it was, so that something else can be written. */
    public void clear() {
        if (shown) {
            console.status(CLEAR);
            shown = false;
        }
    }
}
