package dev.contenttrust.updater;

import dev.contenttrust.RawBytes;
import dev.contenttrust.TrustException;
import dev.contenttrust.tuf.Memory;
import dev.contenttrust.tuf.MetadataException;
import dev.contenttrust.tuf.MetadataStore;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.Signed.Delegation;
import dev.contenttrust.tuf.Signed.FileEntry;
import dev.contenttrust.tuf.Signed.Root;
import dev.contenttrust.tuf.Signed.Targets;
import dev.contenttrust.tuf.Verified;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Fills the memory with a stored set, and deals with damage as {@link Updater} says. */
final class SetRecall {
    private final Files files;
    private final MetadataStore store;
    private final Root root;
    private final Memory memory;
    private final Map<RoleName, TrustException> damagedDelegations = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();

    private SetRecall(Files files, Verified<Root> root) {
        this.files = files;
        this.store = files.store();
        this.root = root.signed();
        this.memory = Memory.under(files.profile(), root);
    }

    /** What was trusted under that root. */
    static Recollection under(Files files, Verified<Root> root) {
        SetRecall recall = new SetRecall(files, root);
        recall.recall();
        return new Recollection(recall.memory, recall.damagedDelegations, recall.warnings);
    }

    private void recall() {
        recall(RoleName.TIMESTAMP, memory::recallTimestamp, Optional.empty());
        recall(
                RoleName.SNAPSHOT,
                memory::recallSnapshot,
                memory.timestamp().map(file -> file.signed().snapshot()));
        recall(RoleName.TARGETS, memory::recallTargets, listed(RoleName.TARGETS))
                .ifPresent(this::recallDelegations);
    }

    private void recallDelegations(Verified<Targets> delegator) {
        for (Delegation delegation : delegator.signed().delegations()) {
            RoleName role = delegation.name();
            try {
                recall(role, raw -> memory.recallDelegated(delegator, delegation, raw), listed(role))
                        .ifPresent(this::recallDelegations);
            } catch (DamagedCacheException e) {
                damagedDelegations.put(role, e);
            }
        }
    }

    private Optional<FileEntry> listed(RoleName role) {
        return memory.snapshot()
                .map(snapshot -> snapshot.signed().meta())
                .flatMap(meta -> Optional.ofNullable(meta.get(role)));
    }

    private <T> Optional<T> recall(RoleName role, Function<RawBytes, T> memorize, Optional<FileEntry> listed) {
        return store.load(role).map(RawBytes::of).map(stored -> {
            try {
                return memorize.apply(stored);
            } catch (MetadataException damage) {
                return restore(
                        role,
                        memorize,
                        listed,
                        new DamagedCacheException(files.profile().repository(), role, store.location(), damage));
            }
        });
    }

    private <T> T restore(
            RoleName role, Function<RawBytes, T> memorize, Optional<FileEntry> listed, DamagedCacheException damage) {
        RawBytes genuine = listed.flatMap(entry -> files.find(role, entry, root)
                        .filter(raw ->
                                entry.sha256().filter(raw.sha256()::equals).isPresent()))
                .orElseThrow(() -> damage);
        try {
            T file = memorize.apply(genuine);
            warnings.add(damage.what() + ", and was fetched again");
            return file;
        } catch (MetadataException e) {
            damage.addSuppressed(e);
            throw damage;
        }
    }
}
