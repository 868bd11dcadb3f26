package dev.contenttrust.updater.source;

import java.time.Instant;

/** How sure it is that what a judgement for another instant rests on was there by then, and not made up since. */
public sealed interface Existence {

    /**
     * A time stamp says so.
     *
     * @param by when it was there, at the latest; not after the instant of judgement
     * @param authority who says it
     */
    record Proven(Instant by, String authority) implements Existence {
        @Override
        public String toString() {
            return "proven: all that it rests on was there by " + by + ", says the time stamp of " + authority;
        }
    }

    /**
     * Nothing says so but the files themselves, which whoever has the keys can make.
     *
     * @param why a clause
     */
    record Claimed(String why) implements Existence {
        @Override
        public String toString() {
            return "claimed, not proven: " + why;
        }
    }
}
