package dev.contenttrust.tuf;

import dev.contenttrust.RawBytes;
import dev.contenttrust.tuf.Signed.Delegation;
import dev.contenttrust.tuf.Signed.Root;
import dev.contenttrust.tuf.Signed.Snapshot;
import dev.contenttrust.tuf.Signed.Targets;
import dev.contenttrust.tuf.Signed.Timestamp;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was trusted before: the floor below which no version may fall. What is remembered is verified again, as storage may
 * rot, but never judged for expiry: old metadata is still a reference (TUF 1.0.34, section 5.4.3).
 *
 * <p>A file is a floor as long as the keys in force vouch for it. When a role's keys are rotated after a theft, what the
 * thief signed, such as a version that none can exceed, is forgotten (section 5.3.11).
 */
public final class Memory {
    private final Verifier verifier;
    private final Optional<Verified<Root>> root;
    private Optional<Verified<Timestamp>> timestamp = Optional.empty();
    private Optional<Verified<Snapshot>> snapshot = Optional.empty();
    private final Map<RoleName, Delegated> targets = new LinkedHashMap<>();

    /** A targets role, and who vouched for it, with which file. */
    private record Delegated(Verified<Targets> file, RoleName by, RawBytes voucher) {}

    private Memory(Profile profile, Optional<Verified<Root>> root) {
        this.verifier = new Verifier(profile);
        this.root = root;
    }

    /** Nothing was trusted before. */
    public static Memory empty(Profile profile) {
        return new Memory(profile, Optional.empty());
    }

    /** The memory of a client whose root was this one. */
    public static Memory under(Profile profile, Verified<Root> root) {
        return new Memory(profile, Optional.of(root));
    }

    /** @throws MetadataException if the remembered root does not vouch for it */
    public Verified<Timestamp> recallTimestamp(RawBytes raw) {
        Verified<Timestamp> file =
                verifier.verify(RoleName.TIMESTAMP, raw, byRoot(RoleName.TIMESTAMP), Reading.TIMESTAMP);
        timestamp = Optional.of(file);
        return file;
    }

    /** @throws MetadataException if the remembered root does not vouch for it */
    public Verified<Snapshot> recallSnapshot(RawBytes raw) {
        Verified<Snapshot> file = verifier.verify(RoleName.SNAPSHOT, raw, byRoot(RoleName.SNAPSHOT), Reading.SNAPSHOT);
        snapshot = Optional.of(file);
        return file;
    }

    /** @throws MetadataException if the remembered root does not vouch for it */
    public Verified<Targets> recallTargets(RawBytes raw) {
        return recall(RoleName.TARGETS, raw, RoleName.ROOT, byRoot(RoleName.TARGETS));
    }

    /** @throws MetadataException if the remembered delegator does not vouch for it */
    public Verified<Targets> recallDelegated(Verified<Targets> delegator, Delegation delegation, RawBytes raw) {
        return recall(delegation.name(), raw, delegator.role(), Voucher.delegator(delegator, delegation));
    }

    private Verified<Targets> recall(RoleName role, RawBytes raw, RoleName by, Voucher voucher) {
        Verified<Targets> file = verifier.verify(role, raw, voucher, Reading.TARGETS);
        targets.put(role, new Delegated(file, by, voucher.file()));
        return file;
    }

    private Voucher byRoot(RoleName role) {
        Verified<Root> before = root.orElseThrow();
        return Voucher.root(before.signed(), before.raw(), role);
    }

    /**
     * Forgets what the keys of another root no longer vouch for; timestamp and snapshot are forgotten together.
     *
     * @return the roles forgotten
     */
    public Set<RoleName> forgetUnvouched(Verified<Root> current) {
        Set<RoleName> forgotten = new HashSet<>();
        boolean vouched = timestamp.map(file -> vouches(current, file)).orElse(true)
                && snapshot.map(file -> vouches(current, file)).orElse(true);
        if (!vouched) {
            timestamp = Optional.empty();
            snapshot = Optional.empty();
            forgotten.add(RoleName.TIMESTAMP);
            forgotten.add(RoleName.SNAPSHOT);
        }
        Delegated top = targets.get(RoleName.TARGETS);
        if (top != null && !vouches(current, top.file())) {
            targets.remove(RoleName.TARGETS);
            forgotten.add(RoleName.TARGETS);
        }
        return forgotten;
    }

    /**
     * Forgets roles that a delegator no longer delegates to, or not to the keys that signed them.
     *
     * @param delegator a targets role as it is now
     * @return the roles forgotten
     */
    public Set<RoleName> forgetUndelegated(Verified<Targets> delegator) {
        Set<RoleName> forgotten = new HashSet<>();
        for (Delegated known : List.copyOf(targets.values())) {
            if (known.by().equals(delegator.role()) && !delegates(delegator, known.file())) {
                forget(known.file().role(), forgotten);
            }
        }
        return forgotten;
    }

    private static boolean delegates(Verified<Targets> delegator, Verified<Targets> file) {
        return delegator.signed().delegations().stream()
                .filter(delegation -> delegation.name().equals(file.role()))
                .anyMatch(delegation -> vouches(Voucher.delegator(delegator, delegation), file));
    }

    /** With a role go those that it delegates to. */
    private void forget(RoleName role, Set<RoleName> forgotten) {
        Delegated known = targets.remove(role);
        if (known != null) {
            forgotten.add(role);
            known.file().signed().delegations().forEach(child -> forget(child.name(), forgotten));
        }
    }

    private static boolean vouches(Verified<Root> by, Verified<?> file) {
        return vouches(Voucher.root(by.signed(), by.raw(), file.role()), file);
    }

    private static boolean vouches(Voucher voucher, Verified<?> file) {
        long signers = file.signers().stream()
                .filter(key -> voucher.roleKeys().keyIds().contains(key.id()))
                .filter(key -> Optional.ofNullable(voucher.keys().get(key.id()))
                        .filter(listed -> listed.key().equals(key.key()))
                        .isPresent())
                .count();
        return signers >= voucher.roleKeys().threshold();
    }

    /** The timestamp trusted before. */
    public Optional<Verified<Timestamp>> timestamp() {
        return timestamp;
    }

    /** The snapshot trusted before. */
    public Optional<Verified<Snapshot>> snapshot() {
        return snapshot;
    }

    /** What was trusted before of a targets role. */
    public Optional<Verified<Targets>> targets(RoleName role) {
        return Optional.ofNullable(targets.get(role)).map(Delegated::file);
    }

    /** The same file of a targets role, if that same voucher vouched for it. */
    Optional<Verified<Targets>> same(RoleName role, RawBytes raw, Voucher voucher) {
        return Optional.ofNullable(targets.get(role))
                .filter(known -> known.voucher().equals(voucher.file()))
                .map(Delegated::file)
                .filter(file -> file.raw().equals(raw));
    }

    boolean isUnder(Verified<Root> current) {
        return root.filter(before -> before.raw().equals(current.raw())).isPresent();
    }
}
