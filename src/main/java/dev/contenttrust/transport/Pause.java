package dev.contenttrust.transport;

import java.time.Duration;

/** Waits. */
@FunctionalInterface
interface Pause {
    void rest(Duration duration) throws InterruptedException;
}
