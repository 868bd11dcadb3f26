package dev.contenttrust.trusted;

import dev.contenttrust.TrustException;
import dev.contenttrust.registry.RegistryException;
import dev.contenttrust.transport.NetworkException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How often a transfer that broke is taken up again: as long as it gets on, but not for ever.
 *
 * @param fruitless failures in a row without a byte in between, after which it is given up
 * @param total failures of one blob after which it is given up, progress or none
 * @param pause before the attempt after the n-th fruitless failure
 */
public record RetryPolicy(int fruitless, int total, Pause pause) {
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);

    /** Before an attempt. */
    public interface Pause {
        void before(int attempt);
    }

    /** Five tries of a thing that does not move, pausing 0.2 s, then twice as long each time; a hundred in all. */
    public static RetryPolicy standard() {
        return new RetryPolicy(5, 100, RetryPolicy::sleep);
    }

    private static void sleep(int attempt) {
        try {
            Thread.sleep(FIRST_WAIT.toMillis() << Math.min(attempt - 1, 5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether another attempt may end better: the way there failed, or the registry is out of order for now, and nobody waited yet. */
    static boolean mayPass(TrustException failure) {
        return (failure instanceof NetworkException network && !network.waited())
                || (failure instanceof RegistryException answer && (answer.status() >= 500 || answer.status() == 429));
    }

    /** Asks for something small until it is answered, or the policy says to give up. */
    public <T> T ask(Supplier<T> question) {
        for (int failures = 1; ; failures++) {
            try {
                return question.get();
            } catch (NetworkException | RegistryException e) {
                if (failures >= fruitless
                        || !mayPass(e)
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                pause.before(failures);
            }
        }
    }
}
