package dev.contenttrust.notary;

import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.Signed;
import dev.contenttrust.tuf.Signed.Root;
import dev.contenttrust.tuf.Signed.Targets;
import dev.contenttrust.tuf.Verified;
import dev.contenttrust.updater.Refreshed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a verdict about a role's word rests on.
 *
 * @param files from the first root to the role's own
 * @param freshUntil when the first of what must be valid now expires: those files but for roots that were superseded, and the
 *     certificates of the current root's keys
 */
public record Evidence(List<Verified<? extends Signed>> files, Instant freshUntil) {
    public Evidence {
        files = List.copyOf(files);
    }

    static Evidence of(Refreshed state, RoleName role) {
        List<Verified<? extends Signed>> current = new ArrayList<>();
        current.add(state.timestamp());
        current.add(state.snapshot());
        state.targets().forEach((name, file) -> {
            if (role.equals(name) || role.value().startsWith(name + "/")) {
                current.add(file);
            }
        });
        List<Verified<? extends Signed>> files = new ArrayList<>(state.rootChain());
        files.addAll(current);
        return new Evidence(files, freshUntil(state.root(), current));
    }

    private static Instant freshUntil(Verified<Root> root, List<Verified<? extends Signed>> files) {
        Instant least = root.signed().expires();
        least = earlier(least, certifiedUntil(root).orElse(least));
        for (Verified<? extends Signed> file : files) {
            least = earlier(least, file.signed().expires());
        }
        return least;
    }

    /**
     * Something that people must sign anew in time.
     *
     * @param what the role, or the root's certificate, in words
     */
    public record Ending(String what, Instant when) {}

    /**
     * What expires first of all that nobody but the publisher can renew. Timestamp and snapshot are not asked: servers sign them
     * anew by themselves, and some only once they have expired.
     */
    public Ending firstToRenew() {
        Verified<? extends Signed> root = files.stream()
                .filter(file -> file.signed() instanceof Root)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        Ending first = new Ending(root.role().value(), root.signed().expires());
        Optional<Instant> certified = certifiedUntil(root);
        if (certified.isPresent() && certified.get().isBefore(first.when())) {
            first = new Ending("the root's certificate", certified.get());
        }
        for (Verified<? extends Signed> file : files) {
            if (file.signed() instanceof Targets && file.signed().expires().isBefore(first.when())) {
                first = new Ending(file.role().value(), file.signed().expires());
            }
        }
        return first;
    }

    /** When so many certificates will have expired that too few signers are left to meet the threshold. */
    static Optional<Instant> certifiedUntil(Verified<? extends Signed> root) {
        List<Instant> ends = root.signers().stream()
                .flatMap(key -> key.certificate().stream())
                .map(certificate -> certificate.notAfter())
                .sorted(Comparator.reverseOrder())
                .toList();
        int needed = root.keys().threshold();
        return needed >= 1 && ends.size() >= needed ? Optional.of(ends.get(needed - 1)) : Optional.empty();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
