package dev.contenttrust.notary;

import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.updater.Refreshed;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A repository's verified state, read by the rules of Docker and Notary (notary-v1 profile, "which target answers a tag"). */
public final class SignedRepository {

    private final Gun gun;
    private final String server;
    private final Refreshed state;

    SignedRepository(Gun gun, String server, Refreshed state) {
        this.gun = gun;
        this.server = server;
        this.state = state;
    }

    public Gun gun() {
        return gun;
    }

    /** The trust server or mirror. */
    public String server() {
        return server;
    }

    /** The metadata beneath. */
    public Refreshed state() {
        return state;
    }

    /**
     * What {@code notary list} shows: each tag once, from the first role of the walk that has it; sorted by tag.
     *
     * @param roles those asked for, each with its delegations; empty for the whole tree
     */
    public List<SignedTag> tags(List<RoleName> roles) {
        throw new UnsupportedOperationException();
    }

    /** Tags about which roles disagree: every opinion, the one that {@link #tags} shows first. */
    public List<Disagreement> disagreements() {
        throw new UnsupportedOperationException();
    }

    /** What Docker would run for a tag: {@code targets/releases}, then {@code targets}, nobody else. */
    public Optional<SignedTag> released(String tag) {
        throw new UnsupportedOperationException();
    }

    /** Every released tag, sorted. */
    public List<SignedTag> released() {
        throw new UnsupportedOperationException();
    }

    /** What any one role says of a tag. */
    public Optional<SignedTag> signedBy(RoleName role, String tag) {
        throw new UnsupportedOperationException();
    }

    /** The roles that sign the same digest for the tag, in pre-order; includes {@code targets} and {@code targets/releases}. */
    public Set<RoleName> signers(SignedTag tag) {
        throw new UnsupportedOperationException();
    }

    /** A tag about which roles disagree. */
    public record Disagreement(String tag, List<SignedTag> opinions) {
        public Disagreement {
            opinions = List.copyOf(opinions);
        }
    }
}
