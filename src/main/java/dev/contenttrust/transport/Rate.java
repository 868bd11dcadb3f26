package dev.contenttrust.transport;

import dev.contenttrust.transport.HttpService.Pace.LeastRate;

/**
 * Judges how fast bytes go, window by window. Only time spent on the wire counts: whoever consumes slowly is not blamed
 * on the server.
 */
final class Rate {
    private final LeastRate least;
    private long nanos;
    private long bytes;

    Rate(LeastRate least) {
        this.least = least;
    }

    /** Notes a transfer; answers false once a window has passed in which too little went through. */
    boolean keeps(long moreBytes, long moreNanos) {
        bytes += moreBytes;
        nanos += moreNanos;
        if (nanos < least.window().toNanos()) {
            return true;
        }
        boolean kept = bytes >= least.bytesPerSecond() * (nanos / 1e9);
        bytes = 0;
        nanos = 0;
        return kept;
    }
}
