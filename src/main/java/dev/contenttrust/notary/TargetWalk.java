package dev.contenttrust.notary;

import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.Signed.Delegation;
import dev.contenttrust.tuf.Signed.Targets;
import dev.contenttrust.tuf.Verified;
import dev.contenttrust.updater.Refreshed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The order in which Notary asks roles: level by level from {@code targets}, within a level as the delegations are listed. */
final class TargetWalk {
    private final Refreshed state;

    TargetWalk(Refreshed state) {
        this.state = state;
    }

    /** Every role. */
    List<Verified<Targets>> all() {
        return under(RoleName.TARGETS, Set.of());
    }

    /** A role and those below it, but for some, and those below them. */
    List<Verified<Targets>> under(RoleName top, Set<RoleName> skipped) {
        List<Verified<Targets>> visited = new ArrayList<>();
        Set<RoleName> seen = new HashSet<>();
        Deque<RoleName> queue = new ArrayDeque<>(List.of(RoleName.TARGETS));
        while (!queue.isEmpty()) {
            RoleName role = queue.remove();
            boolean below = isBelow(role, top);
            boolean wanted = below ? !skipped.contains(role) : top.value().startsWith(role + "/");
            if (!wanted || !seen.add(role)) {
                continue;
            }
            state.targets(role).ifPresent(file -> {
                if (below) {
                    visited.add(file);
                }
                file.signed().delegations().stream().map(Delegation::name).forEach(queue::add);
            });
        }
        return visited;
    }

    private static boolean isBelow(RoleName role, RoleName top) {
        return role.equals(top) || role.value().startsWith(top + "/");
    }
}
