package dev.contenttrust.mirror;

import dev.contenttrust.RawBytes;
import dev.contenttrust.TrustException;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.tuf.MetadataFile;
import dev.contenttrust.tuf.MetadataFile.Current;
import dev.contenttrust.tuf.MetadataFile.Hashed;
import dev.contenttrust.tuf.MetadataFile.Versioned;
import dev.contenttrust.tuf.MetadataSource;
import dev.contenttrust.tuf.Profile;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.RootChain;
import dev.contenttrust.tuf.RootPolicy;
import dev.contenttrust.tuf.SignatureException;
import dev.contenttrust.tuf.Signed;
import dev.contenttrust.tuf.Signed.Root;
import dev.contenttrust.tuf.Verified;
import dev.contenttrust.tuf.notary.NotaryProfile;
import dev.contenttrust.updater.RefreshPolicy;
import dev.contenttrust.updater.Updater;
import dev.contenttrust.updater.source.MirrorDirectory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes a repository's present and past. The present is what was verified just now; of the past, every root that leads to it, and
 * every timestamp that the source still has with the files that it leads to, each set verified as of the end of its timestamp.
 */
public final class RepositoryTaker {
    /** Notary signs a timestamp anew when one runs out or something is published: some thirty years of the former. */
    static final int TIMESTAMPS_MAX = 10_000;

    /** Whatever was believed of the present is believed of the past that it descends from. */
    private static final RootPolicy DESCENT = (chain, known, now) -> new RootPolicy.RootTrust.Remembered();

    private final SignedRepository present;
    private final MetadataSource source;
    private final Shelf shelf;
    private final Profile profile;
    private final List<String> notes = new ArrayList<>();

    /** @param shelf where files go; what it has already is not asked for again */
    public RepositoryTaker(SignedRepository present, MetadataSource source, Shelf shelf) {
        this.present = present;
        this.source = source;
        this.shelf = shelf;
        this.profile = NotaryProfile.forGun(present.gun().toString());
    }

    /** The files of one repository in a mirror. */
    public interface Shelf {
        /** A file that is there already. */
        Optional<byte[]> get(MetadataFile file);

        /** Adds a verified file. */
        void put(MetadataFile file, byte[] bytes);
    }

    /**
     * Takes everything.
     *
     * @throws TrustException if the source cannot be asked
     */
    public Taken take() {
        List<Verified<Root>> roots = roots();
        roots.forEach(root -> shelf.put(version(root), root.raw().bytes()));
        shelf.put(new Current(RoleName.ROOT), present.state().root().raw().bytes());
        keepPresent();
        int past = past(roots);
        return new Taken(
                present.gun(),
                source.location(),
                roots.get(0).signed().version(),
                roots.get(roots.size() - 1).signed().version(),
                past + 1,
                notes);
    }

    private void keepPresent() {
        Verified<? extends Signed> timestamp = present.state().timestamp();
        shelf.put(new Current(RoleName.TIMESTAMP), timestamp.raw().bytes());
        shelf.put(version(timestamp), timestamp.raw().bytes());
        keepByHash(present.state().snapshot());
        present.state().targets().values().forEach(this::keepByHash);
        present.state()
                .dropped()
                .forEach((role, why) -> notes.add("left out " + role + " of " + present.gun() + ": " + why.what()));
    }

    private void keepByHash(Verified<? extends Signed> file) {
        shelf.put(new Hashed(file.role(), file.sha256()), file.raw().bytes());
    }

    private static MetadataFile version(Verified<? extends Signed> file) {
        return new Versioned(file.role(), file.signed().version());
    }

    /** From the oldest that leads to the present one. */
    private List<Verified<Root>> roots() {
        List<Verified<Root>> known = present.state().rootChain();
        RootChain chain = RootChain.anchoredAt(profile, known.get(0).raw());
        known.subList(1, known.size()).forEach(root -> chain.append(root.raw()));
        while (chain.first().signed().version() > 1) {
            Versioned file = new Versioned(RoleName.ROOT, chain.first().signed().version() - 1);
            Optional<byte[]> older = heldOrAsked(file, profile.maxLength(RoleName.ROOT));
            if (older.isEmpty()) {
                break;
            }
            try {
                chain.prepend(RawBytes.of(older.get()));
            } catch (TrustException unlinked) {
                notes.add("left out root " + file.version() + " of " + present.gun() + ": " + unlinked.what());
                break;
            }
        }
        return chain.roots();
    }

    /** How many timestamps before the present one could be had and verified. */
    private int past(List<Verified<Root>> roots) {
        int taken = 0;
        long version = present.state().timestamp().signed().version() - 1;
        for (int i = 0; i < TIMESTAMPS_MAX && version >= 1; i++, version--) {
            Versioned file = new Versioned(RoleName.TIMESTAMP, version);
            Optional<byte[]> timestamp = heldOrAsked(file, profile.maxLength(RoleName.TIMESTAMP));
            if (timestamp.isEmpty()) {
                break;
            }
            Optional<TrustException> refused = keepPast(file, timestamp.get(), roots);
            refused.ifPresent(why -> notes.add("left out " + MirrorDirectory.nameOf(file) + " of " + present.gun()
                    + ": " + why.what() + " (" + why.why() + ")"));
            taken += refused.isEmpty() ? 1 : 0;
        }
        return taken;
    }

    /** Under the newest root by whose keys the timestamp is signed. */
    private Optional<TrustException> keepPast(Versioned file, byte[] timestamp, List<Verified<Root>> roots) {
        Optional<TrustException> first = Optional.empty();
        for (int i = roots.size(); i > 0; i--) {
            PastSource past = new PastSource(roots.subList(0, i), timestamp, this::heldOrAsked, source.location());
            try {
                verify(past, timestamp);
                shelf.put(file, timestamp);
                past.read().forEach(shelf::put);
                return Optional.empty();
            } catch (SignatureException otherKeys) {
                first = first.or(() -> Optional.of(otherKeys));
            } catch (TrustException refused) {
                return Optional.of(refused);
            }
        }
        return first;
    }

    private void verify(PastSource past, byte[] timestamp) {
        Instant end = profile.timestamp(
                        JsonCursor.parse("timestamp.json", timestamp).member("signed"))
                .expires();
        RefreshPolicy then = new RefreshPolicy(end, true, false, Optional.empty());
        new Updater(profile, DESCENT).refresh(past, new Unremembered(), then);
    }

    private Optional<byte[]> heldOrAsked(MetadataFile file, long maxLength) {
        return shelf.get(file).or(() -> source.fetch(file, maxLength));
    }
}
