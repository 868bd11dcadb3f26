package dev.contenttrust.tuf;

import dev.contenttrust.Digest;
import dev.contenttrust.RawBytes;
import dev.contenttrust.tuf.Signed.Root;
import java.util.ArrayList;
import java.util.List;

/**
 * Roots of one repository in the order of their versions, without gaps; each is signed as itself demands and, but for the
 * first, as its predecessor demands (TUF 1.0.34, section 5.3). A root that may not be appended leaves the chain as it was.
 */
public final class RootChain {
    private final Verifier verifier;
    private final List<Verified<Root>> roots = new ArrayList<>();

    private RootChain(Verifier verifier, Verified<Root> anchor) {
        this.verifier = verifier;
        roots.add(anchor);
    }

    /**
     * Begins with a root that was trusted before, or is to be judged by a {@link RootPolicy}.
     *
     * @throws MetadataException if it is malformed or not signed as itself demands
     */
    public static RootChain anchoredAt(Profile profile, RawBytes root) {
        Verifier verifier = new Verifier(profile);
        return new RootChain(verifier, verifier.verifyRoot(root));
    }

    /**
     * Appends the next root.
     *
     * @throws MetadataException if its version is not the next, or the current root or itself do not vouch for it
     */
    public Verified<Root> append(RawBytes successor) {
        verifier.requireVouched(current(), successor);
        Verified<Root> root = verifier.verifyRoot(successor);
        requireVersion(root, current().signed().version() + 1);
        roots.add(root);
        return root;
    }

    /**
     * Puts an earlier root before the first. It is judged by its signatures only: it may have expired long since.
     *
     * @throws MetadataException if it is not the version before, or does not vouch for the first root
     */
    public Verified<Root> prepend(RawBytes predecessor) {
        Verified<Root> root = verifier.verifyRoot(predecessor);
        requireVersion(root, first().signed().version() - 1);
        verifier.requireVouched(root, first().raw());
        roots.add(0, root);
        return root;
    }

    /**
     * Takes another issue of a root of the chain in its place: the same content, signed anew. Snapshots list a root by the
     * hash of one issue.
     *
     * @throws MetadataException if it is not signed as itself and its predecessor demand, or if it has another content
     */
    public void reissue(RawBytes issue) {
        Verified<Root> root = verifier.verifyRoot(issue);
        long version = root.signed().version();
        int at = (int) (version - first().signed().version());
        if (at < 0 || at >= roots.size()) {
            throw verifier.refusals().invalid(RoleName.ROOT, "version " + version + " was not asked for");
        }
        if (!verifier.sameContent(RoleName.ROOT, roots.get(at).raw(), issue)) {
            throw verifier.refusals().otherContent(RoleName.ROOT, version);
        }
        if (at > 0) {
            verifier.requireVouched(roots.get(at - 1), issue);
        }
        roots.set(at, root);
    }

    private void requireVersion(Verified<Root> root, long version) {
        long found = root.signed().version();
        if (found != version) {
            throw verifier.refusals()
                    .invalid(RoleName.ROOT, "as root version " + version + " the server gave version " + found);
        }
    }

    /**
     * Requires that the current root is valid at that moment: unexpired, and signed by enough keys that count then.
     *
     * @throws ExpiredException if not
     */
    public void requireValid(Moment moment) {
        Verified<Root> root = current();
        if (moment.isPast(root.signed().expires())) {
            throw verifier.refusals().expired(RoleName.ROOT, root.signed().expires(), moment);
        }
        long plainlyValid = root.signers().stream()
                .filter(key -> verifier.profile()
                        .objectionAt(RoleName.ROOT, key, moment)
                        .isEmpty())
                .count();
        if (plainlyValid >= root.keys().threshold()) {
            return;
        }
        // A key counted once may stand in two certificates, of which the other is still valid.
        SignatureCount valid = verifier.validSigners(root, moment);
        if (valid.signers().size() < root.keys().threshold()) {
            throw verifier.refusals().certificates(root.keys().threshold(), valid, moment);
        }
    }

    /** The newest root. */
    public Verified<Root> current() {
        return roots.get(roots.size() - 1);
    }

    /** The oldest root. */
    public Verified<Root> first() {
        return roots.get(0);
    }

    /** All, oldest first. */
    public List<Verified<Root>> roots() {
        return List.copyOf(roots);
    }

    /** Whether a file with that SHA-256 is part of the chain. */
    public boolean contains(Digest sha256) {
        return roots.stream().anyMatch(root -> root.sha256().equals(sha256));
    }
}
