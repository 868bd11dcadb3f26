package dev.contenttrust.tuf;

import dev.contenttrust.Digest;
import dev.contenttrust.RawBytes;
import dev.contenttrust.tuf.Signed.Delegation;
import dev.contenttrust.tuf.Signed.FileEntry;
import dev.contenttrust.tuf.Signed.Snapshot;
import dev.contenttrust.tuf.Signed.Targets;
import dev.contenttrust.tuf.Signed.Timestamp;
import java.util.List;
import java.util.Optional;

/**
 * The trusted set: bytes go in, metadata verified as of one moment or a typed failure comes out, and a failure changes
 * nothing. Files are given in the order of the client workflow (TUF 1.0.34, section 5): timestamp, snapshot, targets, then
 * delegated roles; each is judged in this order:
 *
 * <ol>
 *   <li>length and hashes are those that the parent lists (all but the timestamp);
 *   <li>the envelope is well-formed, and enough different keys signed it;
 *   <li>the signed part keeps to its format;
 *   <li>the version is not lower than the one remembered: of the file itself, where parents list no versions; else of what its
 *       parent lists, which then may not drop a role either. If equal, the content is the same, as far as the profile asks;
 *   <li>it has not expired.
 * </ol>
 *
 * <p>What was remembered is not touched by a refused file, so the floor stays where it was.
 */
public final class TrustedSet {
    private final Verifier verifier;
    private final Refusals refusals;
    private final RootChain roots;
    private final Memory memory;
    private final Moment moment;
    private Optional<Verified<Timestamp>> timestamp = Optional.empty();
    private Optional<Verified<Snapshot>> snapshot = Optional.empty();

    /**
     * @param roots whose current root is valid at that moment and believed
     * @param memory from which what that root no longer vouches for was forgotten
     */
    public TrustedSet(Profile profile, RootChain roots, Memory memory, Moment moment) {
        this.verifier = new Verifier(profile);
        this.refusals = verifier.refusals();
        this.roots = roots;
        this.memory = memory;
        this.moment = moment;
    }

    /** @throws MetadataException if it may not be trusted */
    public Verified<Timestamp> timestamp(RawBytes raw) {
        Optional<Verified<Timestamp>> floor = memory.timestamp();
        Verified<Timestamp> offered = same(floor, raw)
                .orElseGet(
                        () -> verifier.verify(RoleName.TIMESTAMP, raw, byRoot(RoleName.TIMESTAMP), Reading.TIMESTAMP));
        Verified<Timestamp> file = unlessReissued(offered, floor);
        if (floor.isPresent()) {
            requireNotOlder(file, floor.get());
            requireListedNotOlder(
                    RoleName.SNAPSHOT,
                    file.signed().snapshot(),
                    floor.get().signed().snapshot(),
                    file);
        }
        requireUnexpired(file);
        timestamp = Optional.of(file);
        return file;
    }

    private Verified<Timestamp> unlessReissued(Verified<Timestamp> offered, Optional<Verified<Timestamp>> floor) {
        return switch (verifier.profile().timestampReissue()) {
            case REFUSED -> offered;
            case PASSED_OVER ->
                floor.filter(file -> file.signed().version() == offered.signed().version())
                        .orElse(offered);
        };
    }

    /** @throws MetadataException if it may not be trusted */
    public Verified<Snapshot> snapshot(RawBytes raw) {
        requireListed(RoleName.SNAPSHOT, snapshotEntry(), raw, RoleName.TIMESTAMP);
        Optional<Verified<Snapshot>> floor = memory.snapshot();
        Verified<Snapshot> file = same(floor, raw)
                .orElseGet(() -> verifier.verify(RoleName.SNAPSHOT, raw, byRoot(RoleName.SNAPSHOT), Reading.SNAPSHOT));
        requireVersion(file, snapshotEntry());
        judge(file, snapshotEntry(), floor);
        floor.ifPresent(known -> requireListingsNotOlder(file, known));
        snapshot = Optional.of(file);
        return file;
    }

    /** What was listed with a version has to stay, at that version or a later one (TUF 1.0.34, section 5.5.5). */
    private void requireListingsNotOlder(Verified<Snapshot> file, Verified<Snapshot> floor) {
        floor.signed().meta().forEach((role, known) -> {
            FileEntry listed = file.signed().meta().get(role);
            if (listed != null) {
                requireListedNotOlder(role, listed, known, file);
            } else if (known.version().isPresent()) {
                throw refusals.vanished(role, known.version().getAsLong());
            }
        });
    }

    private void requireListedNotOlder(RoleName role, FileEntry listed, FileEntry floor, Verified<?> parent) {
        long trusted = floor.version().orElse(0);
        long offered = listed.version().orElse(trusted);
        if (offered < trusted) {
            throw refusals.listedOlder(parent.role(), role, trusted, offered);
        }
    }

    /** @throws MetadataException if it may not be trusted */
    public Verified<Targets> targets(RawBytes raw) {
        return targets(RoleName.TARGETS, raw, byRoot(RoleName.TARGETS));
    }

    /**
     * The file of a delegated role, without the targets that it may not sign: a target counts only where every delegation on
     * the way from {@code targets} covers its name.
     *
     * @param way the delegations from {@code targets} to this role; the last one is the delegator's own
     * @throws MetadataException if it may not be trusted; the rest of the repository may be
     */
    public Verified<Targets> delegated(Verified<Targets> delegator, List<Delegation> way, RawBytes raw) {
        Delegation delegation = way.get(way.size() - 1);
        Verified<Targets> file = targets(delegation.name(), raw, Voucher.delegator(delegator, delegation));
        Targets allowed = file.signed()
                .only(name -> way.stream().allMatch(step -> step.paths().cover(name)));
        return new Verified<>(file.role(), allowed, raw, file.signers(), file.keys());
    }

    private Verified<Targets> targets(RoleName role, RawBytes raw, Voucher voucher) {
        FileEntry entry = requireEntry(role);
        requireListed(role, entry, raw, RoleName.SNAPSHOT);
        Verified<Targets> file =
                memory.same(role, raw, voucher).orElseGet(() -> verifier.verify(role, raw, voucher, Reading.TARGETS));
        requireVersion(file, entry);
        judge(file, entry, memory.targets(role));
        return file;
    }

    /** What the timestamp says about the snapshot. */
    public FileEntry snapshotEntry() {
        return timestamp.orElseThrow().signed().snapshot();
    }

    /** @throws InvalidMetadataException if the snapshot does not list the role */
    public FileEntry requireEntry(RoleName role) {
        return entry(role).orElseThrow(() -> refusals.unlisted(role, RoleName.SNAPSHOT));
    }

    /** What the snapshot says about a role; empty if it does not list it. */
    public Optional<FileEntry> entry(RoleName role) {
        return Optional.ofNullable(snapshot.orElseThrow().signed().meta().get(role));
    }

    /**
     * Whether the root that the snapshot lists, if it lists one, is known: the current one, or an earlier one, as a snapshot
     * may be older than the current root.
     */
    public boolean knowsListedRoot() {
        return entry(RoleName.ROOT)
                .flatMap(FileEntry::sha256)
                .map(roots::contains)
                .orElse(true);
    }

    /** @throws HashMismatchException if the snapshot lists a root that is not {@linkplain #knowsListedRoot known} */
    public void requireListedRoot() {
        if (!knowsListedRoot()) {
            throw refusals.unknownRoot(entry(RoleName.ROOT).orElseThrow(), roots.current());
        }
    }

    private <T extends Signed> Optional<Verified<T>> same(Optional<Verified<T>> remembered, RawBytes raw) {
        return remembered.filter(
                file -> memory.isUnder(roots.current()) && file.raw().equals(raw));
    }

    private Voucher byRoot(RoleName role) {
        Verified<Signed.Root> root = roots.current();
        return Voucher.root(root.signed(), root.raw(), role);
    }

    private void requireListed(RoleName role, FileEntry entry, RawBytes raw, RoleName parent) {
        long length = entry.length().orElse(raw.length());
        if (length != raw.length()) {
            throw refusals.otherFile(role, length + " bytes", raw.length() + " bytes", parent);
        }
        for (Digest hash : entry.hashes()) {
            if (!hash.isOf(raw)) {
                Digest found = Digest.of(hash.algorithm(), raw.bytes());
                throw refusals.otherFile(role, hash.toString(), found.toString(), parent);
            }
        }
    }

    private void requireVersion(Verified<?> file, FileEntry entry) {
        long found = file.signed().version();
        long listed = entry.version().orElse(found);
        if (found != listed) {
            throw refusals.otherFile(file.role(), "version " + listed, "version " + found, file.role());
        }
    }

    /** A version that the parent lists was judged there, and may fall when the parent's own keys were replaced. */
    private <T extends Signed> void judge(Verified<T> file, FileEntry entry, Optional<Verified<T>> floor) {
        if (floor.isPresent() && entry.version().isEmpty()) {
            requireNotOlder(file, floor.get());
        }
        requireUnexpired(file);
    }

    private void requireUnexpired(Verified<?> file) {
        if (moment.isPast(file.signed().expires())) {
            throw refusals.expired(file.role(), file.signed().expires(), moment);
        }
    }

    private void requireNotOlder(Verified<?> file, Verified<?> floor) {
        long trusted = floor.signed().version();
        long offered = file.signed().version();
        if (offered < trusted) {
            throw refusals.older(file.role(), trusted, offered);
        }
        if (offered == trusted
                && !file.raw().equals(floor.raw())
                && !verifier.sameContent(file.role(), floor.raw(), file.raw())) {
            throw refusals.otherContent(file.role(), offered);
        }
    }
}
