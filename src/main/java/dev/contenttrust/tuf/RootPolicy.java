package dev.contenttrust.tuf;

import dev.contenttrust.tuf.Signed.Root;
import java.time.Instant;
import java.util.List;

/** Who decides whether a root may be believed beyond its signatures: pins, trust on first use. */
public interface RootPolicy {
    /**
     * Whether an older root could change the judgement: something is pinned that no root of the chain meets. Then the chain
     * is extended backwards, as far as there are roots that lead to it, before it is judged.
     */
    default boolean looksFurtherBack(List<Verified<Root>> chain, Instant now) {
        return false;
    }

    /**
     * Judges the current root.
     *
     * @param chain roots in the order of their versions; each is signed by its predecessor as well as itself, the last is
     *     the current one, the first is the oldest this client knows
     * @param known whether this client trusted a root of this repository before
     * @param now the instant of the judgement
     * @return how the root came to be believed
     * @throws dev.contenttrust.TrustException if it must not be
     */
    RootTrust judge(List<Verified<Root>> chain, boolean known, Instant now);

    /** How a root came to be believed. */
    sealed interface RootTrust {
        /** It was seen before; nothing is pinned. */
        record Remembered() implements RootTrust {}

        /** Nobody vouches for it but the source itself: trust on first use. */
        record FirstUse() implements RootTrust {}

        /**
         * A pin is met.
         *
         * @param pin the pin in words: {@code key 3f2a…}, {@code CA "CN=…"}, with the name or prefix it is set for
         * @param metByVersion the root version that meets it; older than the current one where rotations lead from it
         */
        record Pinned(String pin, long metByVersion, long currentVersion) implements RootTrust {}
    }
}
