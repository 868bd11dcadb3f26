package dev.contenttrust.tuf;

import dev.contenttrust.tuf.Signed.Root;
import java.time.Instant;
import java.util.List;

/** Nothing is pinned: a root seen first is believed. */
public record FirstUse() implements RootPolicy {
    @Override
    public RootTrust judge(List<Verified<Root>> chain, boolean known, Instant now) {
        return known ? new RootTrust.Remembered() : new RootTrust.FirstUse();
    }
}
