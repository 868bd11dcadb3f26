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
import java.util.Set;

/**
 * A repository's state, verified as of one instant.
 *
 * @param rootChain the roots from the oldest that the judgement needed to the current one
 * @param targets the targets roles that verified, {@code targets} first, then level by level, siblings in the order of their
 *     delegator: of two that sign one name the first counts, as for the reference
 * @param dropped delegated roles that are delegated to and listed but could not be trusted, each with its reason
 * @param droppedNames what the files of dropped roles hold, where they are those that the snapshot names; nothing is said of a
 *     role whose file is not at hand
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
        Map<RoleName, Set<String>> droppedNames,
        Instant now,
        boolean asOf,
        Optional<Instant> notRefreshedSince,
        List<String> warnings) {
    public Refreshed {
        rootChain = List.copyOf(rootChain);
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
        dropped = Collections.unmodifiableMap(new LinkedHashMap<>(dropped));
        droppedNames = Map.copyOf(droppedNames);
        warnings = List.copyOf(warnings);
    }

    /** The current root. */
    public Verified<Root> root() {
        return rootChain.get(rootChain.size() - 1);
    }

    /**
     * Why a role's word about a name cannot be had: it was dropped, and its file holds the name, or is not the one that the
     * snapshot lists, so that nobody knows. To do without that word would let whoever can spoil a file choose whose word counts.
     */
    public Optional<TrustException> doubt(RoleName role, String name) {
        boolean silent = Optional.ofNullable(droppedNames.get(role))
                .filter(names -> !names.contains(name))
                .isPresent();
        return silent ? Optional.empty() : Optional.ofNullable(dropped.get(role));
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
                rootChain,
                rootTrust,
                timestamp,
                snapshot,
                targets,
                dropped,
                droppedNames,
                now,
                asOf,
                notRefreshedSince,
                all);
    }
}
