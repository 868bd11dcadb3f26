package dev.contenttrust.transport;

import java.time.Duration;

/** Durations in words. */
final class Durations {
    private Durations() {}

    static String words(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }
}
