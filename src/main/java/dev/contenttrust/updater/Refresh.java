package dev.contenttrust.updater;

import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.RootPolicy;
import dev.contenttrust.tuf.Signed.Targets;
import dev.contenttrust.tuf.Verified;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One run of the client workflow for a repository that is read whole: the top-level roles, then every delegated one. */
final class Refresh {
    private final RootPolicy rootPolicy;
    private final Files files;
    private final RefreshPolicy policy;

    Refresh(RootPolicy rootPolicy, Files files, RefreshPolicy policy) {
        this.rootPolicy = rootPolicy;
        this.files = files;
        this.policy = policy;
    }

    Refreshed run() {
        TopLevel top = TopLevel.refresh(files, rootPolicy, new Recall.WholeSet(), policy);
        DelegationWalk delegations = new DelegationWalk(files, top);
        delegations.walk();
        Map<RoleName, Verified<Targets>> trusted = new LinkedHashMap<>();
        trusted.put(RoleName.TARGETS, top.targets());
        trusted.putAll(delegations.trusted());
        return new Refreshed(
                top.roots().chain().roots(),
                top.rootTrust(),
                top.timestamp(),
                top.snapshot(),
                trusted,
                delegations.dropped(),
                delegations.droppedNames(),
                policy.now(),
                policy.asOf(),
                notRefreshedSince(),
                warnings(top, trusted));
    }

    private List<String> warnings(TopLevel top, Map<RoleName, Verified<Targets>> trusted) {
        List<String> all = new ArrayList<>(top.recollection().warnings());
        Stream<Verified<?>> files = Stream.concat(
                Stream.of(top.roots().chain().current(), top.timestamp(), top.snapshot()), trusted.values().stream());
        all.addAll(Grace.accepted(this.files.profile().repository(), policy, files));
        return all;
    }

    private Optional<Instant> notRefreshedSince() {
        return policy.offline() ? files.store().lastRefreshed().or(() -> Optional.of(Instant.EPOCH)) : Optional.empty();
    }
}
