package dev.contenttrust.updater;

import dev.contenttrust.TrustException;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.RootPolicy.RootTrust;
import dev.contenttrust.tuf.Signed.Root;
import dev.contenttrust.tuf.Signed.Snapshot;
import dev.contenttrust.tuf.Signed.Targets;
import dev.contenttrust.tuf.Signed.Timestamp;
import dev.contenttrust.tuf.Verified;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A repository's state, verified as of one instant.
 *
 * @param rootChain the roots from the oldest that the judgement needed to the current one
 * @param targets the targets roles that verified, {@code targets} first, then level by level, siblings in the order of their
 *     delegator: of two that sign one name the first counts, as for the reference
 * @param dropped delegated roles that are delegated to and listed but could not be trusted, each with its reason
 * @param now the instant of every judgement
 * @param asOf whether that instant was asked for rather than the clock's
 * @param notRefreshedSince set where the source was not asked: when it last confirmed what is stored; the epoch where that is
 *     not known
 */
public record Refreshed(
        List<Verified<Root>> rootChain,
        RootTrust rootTrust,
        Verified<Timestamp> timestamp,
        Verified<Snapshot> snapshot,
        Map<RoleName, Verified<Targets>> targets,
        Map<RoleName, TrustException> dropped,
        Instant now,
        boolean asOf,
        Optional<Instant> notRefreshedSince,
        List<String> warnings) {
    public Refreshed {
        rootChain = List.copyOf(rootChain);
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
        dropped = Collections.unmodifiableMap(new LinkedHashMap<>(dropped));
        warnings = List.copyOf(warnings);
    }

    /** The current root. */
    public Verified<Root> root() {
        return rootChain.get(rootChain.size() - 1);
    }

    /** The verified file of a targets role; empty if there is none, or it was dropped. */
    public Optional<Verified<Targets>> targets(RoleName role) {
        return Optional.ofNullable(targets.get(role));
    }

    /** The same, with more to be told about it. */
    public Refreshed withWarnings(List<String> more) {
        List<String> all = new ArrayList<>(warnings);
        all.addAll(more);
        return new Refreshed(
                rootChain, rootTrust, timestamp, snapshot, targets, dropped, now, asOf, notRefreshedSince, all);
    }
}
