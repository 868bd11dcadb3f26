package dev.contenttrust.audit;

import dev.contenttrust.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One line of an audit: a repository, or a tag of it. */
public sealed interface AuditRow {
    /** The repository's full name (GUN); as it was named, where that is no name. */
    String repository();

    /** The worst that applies. */
    Verdict verdict();

    /** All that applies, the worst first; empty for what is fresh. */
    List<Reason> reasons();

    /** What is worth knowing and no reason for a verdict. */
    List<String> notes();

    /**
     * A repository.
     *
     * @param server the trust server or mirror that was asked; empty where none could be chosen
     * @param at the instant of every judgement
     * @param rootTrust how the root came to be believed: {@code pin}, {@code memory}, {@code first-use}; absent where there is no
     *     verified root
     * @param roles who may sign and until when, as verified; empty where nothing was
     * @param tags how many tag rows belong to it
     */
    record RepositoryRow(
            String repository,
            String server,
            Instant at,
            Verdict verdict,
            List<Reason> reasons,
            List<String> notes,
            Optional<String> rootTrust,
            List<RoleFacts> roles,
            int tags)
            implements AuditRow {
        public RepositoryRow {
            reasons = Reason.sorted(reasons);
            notes = List.copyOf(notes);
            roles = List.copyOf(roles);
        }
    }

    /**
     * A tag.
     *
     * @param reasons its own, and those of the repository that concern it
     * @param own the worst of the reasons that are the tag's own
     * @param digest the one that a role signs, by Docker's order; absent where the role that holds it does not count
     * @param role whose word that is
     * @param signers the roles that sign that digest
     * @param served the digest that the registry serves; absent where it was not asked, or has none
     * @param signedCreated when the signed image was made, and
     * @param servedCreated the one under the tag, by their own word; asked for where the digests differ
     */
    record TagRow(
            String repository,
            String tag,
            Verdict verdict,
            Verdict own,
            List<Reason> reasons,
            List<String> notes,
            Optional<Digest> digest,
            Optional<String> role,
            List<String> signers,
            Optional<Digest> served,
            Optional<Instant> signedCreated,
            Optional<Instant> servedCreated)
            implements AuditRow {
        public TagRow {
            reasons = Reason.sorted(reasons);
            notes = List.copyOf(notes);
            signers = List.copyOf(signers);
        }
    }

    /**
     * A role as it was verified, or certificates as the role {@code root certificate}.
     *
     * @param version of its file; 0 for certificates
     * @param keys canonical ids of the keys that may sign, sorted
     * @param threshold how many different ones must
     */
    record RoleFacts(String role, long version, Instant expires, List<String> keys, int threshold) {
        /** What the certificates of the root's keys are called. */
        public static final String CERTIFICATE = "root certificate";

        public RoleFacts {
            keys = keys.stream().sorted().toList();
        }
    }
}
