package dev.contenttrust.transport;

import dev.contenttrust.transport.host.Hosts;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;

/**
 * Comes back later to a busy server, as far as the deadline allows: when it says (RFC 9110, section 10.2.3), else after pauses that
 * grow.
 */
final class Patience {
    /** A server that is still busy then is busy for longer than a person waits. */
    private static final int WAITS_MAX = 4;

    /** A server that says "at once" is given a moment all the same. */
    private static final Duration LEAST = Duration.ofMillis(100);

    /** The first pause where the server does not say; then twice as long each time. */
    private static final Duration FIRST = Duration.ofMillis(500);

    private final Budget budget;
    private final Pause pause;
    private final Turnstile turnstile;
    private int waits;

    Patience(Budget budget, Pause pause, Turnstile turnstile) {
        this.budget = budget;
        this.pause = pause;
        this.turnstile = turnstile;
    }

    /** @throws NetworkException if it is not to be waited for any longer */
    void await(Answer answer) {
        answer.close();
        if (waits == WAITS_MAX) {
            throw busy(answer, "it still is after " + WAITS_MAX + " pauses");
        }
        Optional<Duration> told = told(answer);
        Duration length =
                told.map(time -> time.compareTo(LEAST) < 0 ? LEAST : time).orElse(FIRST.multipliedBy(1L << waits));
        waits++;
        turnstile.busy(answer.url(), length, budget);
        if (!budget.allows(length)) {
            String when = told.isPresent()
                    ? "it says to come back in " + Durations.words(length)
                    : "it does not say when to come back, and the next try would be in " + Durations.words(length);
            throw busy(answer, when + ", which the " + Durations.words(budget.total()) + " allowed do not leave");
        }
        rest(answer, length);
    }

    private void rest(Answer answer, Duration length) {
        try {
            pause.rest(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy(answer, "and waiting was interrupted");
        }
    }

    /** Seconds, or a date that is compared with the server's own clock. */
    private static Optional<Duration> told(Answer answer) {
        String value = answer.header("Retry-After").orElse("").strip();
        if (!value.isEmpty() && value.length() <= 9 && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        Optional<Date> then = answer.date("Retry-After");
        Optional<Date> now = answer.date("Date");
        return then.flatMap(t -> now.map(n -> Duration.between(n.toInstant(), t.toInstant())));
    }

    private static NetworkException busy(Answer answer, String why) {
        String what = answer.status() == 429
                ? Hosts.authority(answer.url()) + " takes no more requests from here for now"
                : Hosts.authority(answer.url()) + " is not available for now";
        String remedy = answer.status() == 429
                ? "Come back later; a login may be allowed more"
                : "Come back later, or allow more time with --timeout";
        return new NetworkException(what, why + " (status " + answer.status() + ")", remedy, null, true);
    }
}
