package dev.contenttrust.updater;

import dev.contenttrust.RawBytes;
import dev.contenttrust.tuf.MetadataException;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.Signed.Delegation;
import dev.contenttrust.tuf.Signed.FileEntry;
import dev.contenttrust.tuf.Signed.TargetFile;
import dev.contenttrust.tuf.Signed.Targets;
import dev.contenttrust.tuf.Verified;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Searches for targets along the delegations that cover them: depth first, a role before those it delegates to, and nobody else
 * after a terminating delegation (TUF 1.0.34, section 5.6.7).
 *
 * <p>A role's file is fetched once a run, and verified anew for every delegator that leads to it: what one of them trusts it to
 * sign, another may not.
 */
final class TargetSearch {
    /** Delegated roles that one search may visit. */
    static final int ROLES_MAX = 32;

    private final Files files;
    private final TopLevel top;
    private final Map<RoleName, RawBytes> fetched = new HashMap<>();

    /** The way from {@code targets} to a role. */
    private record Step(Verified<Targets> delegator, List<Delegation> way) {
        Delegation delegation() {
            return way.get(way.size() - 1);
        }

        RoleName role() {
            return delegation().name();
        }
    }

    TargetSearch(Files files, TopLevel top) {
        this.files = files;
        this.top = top;
    }

    TargetFile find(String path) {
        Optional<TargetFile> own = named(top.targets(), path);
        return own.isPresent() ? own.get() : findDelegated(path);
    }

    private TargetFile findDelegated(String path) {
        Set<RoleName> visited = new HashSet<>();
        Deque<Step> ahead = new ArrayDeque<>();
        push(ahead, top.targets(), List.of(), path);
        while (!ahead.isEmpty()) {
            Step step = ahead.pop();
            if (visited.add(step.role())) {
                requireWithinBounds(visited, path);
                Verified<Targets> role = visit(step);
                Optional<TargetFile> found = named(role, path);
                if (found.isPresent()) {
                    return found.get();
                }
                push(ahead, role, step.way(), path);
            }
        }
        throw missing(path, "no role that may sign it lists it");
    }

    private static Optional<TargetFile> named(Verified<Targets> role, String path) {
        return Optional.ofNullable(role.signed().targets().get(path));
    }

    /** The first delegation is visited first; after a terminating one, nobody else. */
    private static void push(Deque<Step> ahead, Verified<Targets> delegator, List<Delegation> way, String path) {
        List<Step> steps = new ArrayList<>();
        for (Delegation delegation : delegator.signed().delegationsOf(path)) {
            List<Delegation> longer = new ArrayList<>(way);
            longer.add(delegation);
            steps.add(new Step(delegator, longer));
            if (delegation.terminating()) {
                ahead.clear();
                break;
            }
        }
        for (int i = steps.size() - 1; i >= 0; i--) {
            ahead.push(steps.get(i));
        }
    }

    private Verified<Targets> visit(Step step) {
        FileEntry entry = top.set().requireEntry(step.role());
        Verified<Targets> file = stored(step).orElseGet(() -> fetched(step, entry));
        fetched.put(step.role(), file.raw());
        return files.keep(file);
    }

    /** The stored file, if it is the listed one and this delegator vouches for it; what is wrong with it otherwise is no matter. */
    private Optional<Verified<Targets>> stored(Step step) {
        if (fetched.containsKey(step.role())) {
            return Optional.empty();
        }
        try {
            return files.store()
                    .load(step.role())
                    .map(bytes -> top.set().delegated(step.delegator(), step.way(), RawBytes.of(bytes)));
        } catch (MetadataException useless) {
            return Optional.empty();
        }
    }

    private Verified<Targets> fetched(Step step, FileEntry entry) {
        RawBytes raw = fetched.computeIfAbsent(
                step.role(), role -> files.listed(role, entry, Optional.empty(), top.root(), RoleName.SNAPSHOT));
        return top.set().delegated(step.delegator(), step.way(), raw);
    }

    private void requireWithinBounds(Set<RoleName> visited, String path) {
        if (visited.size() > ROLES_MAX) {
            throw missing(
                    path, "it is in none of the first " + ROLES_MAX + " roles that may sign it; no more are asked");
        }
    }

    private MissingTargetException missing(String path, String why) {
        return new MissingTargetException(files.profile().repository(), path, why);
    }
}
