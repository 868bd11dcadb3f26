package dev.contenttrust.migrate;

import dev.contenttrust.Digest;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.tuf.RoleName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be signed anew: the digests that verified when the plan was made, and nothing else.
 *
 * @param made when; with {@code asOf} every verdict is for that instant instead
 */
public record Plan(Instant made, Optional<Instant> asOf, List<PlannedRepository> repositories) {
    public Plan {
        repositories = List.copyOf(repositories);
    }

    /**
     * A repository.
     *
     * @param server the trust server or mirror that was asked; empty if none could be
     * @param notRefreshedSince present where nobody was asked
     * @param tags those that enter the plan
     * @param refused those that do not, and why
     */
    public record PlannedRepository(
            Gun gun, String server, Optional<Instant> notRefreshedSince, List<PlannedTag> tags, List<Refused> refused) {
        public PlannedRepository {
            tags = List.copyOf(tags);
            refused = List.copyOf(refused);
        }

        /** The tags by what they stand for: a digest is signed once. */
        public Map<Digest, List<String>> byDigest() {
            Map<Digest, List<String>> all = new LinkedHashMap<>();
            tags.forEach(tag -> all.computeIfAbsent(tag.digest(), digest -> new ArrayList<>())
                    .add(tag.tag()));
            return all;
        }
    }

    /**
     * A tag whose digest verified.
     *
     * @param digest of the manifest or index, SHA-256
     * @param length of it, in bytes
     * @param role whose word it is
     * @param freshUntil until when the verdict would have held
     */
    public record PlannedTag(
            String tag, Digest digest, long length, RoleName role, List<Signer> signers, Instant freshUntil) {
        public PlannedTag {
            signers = List.copyOf(signers);
        }
    }

    /** A role that signed the digest, and the ids of the keys whose signatures are valid. */
    public record Signer(RoleName role, List<String> keyIds) {
        public Signer {
            keyIds = List.copyOf(keyIds);
        }
    }

    /**
     * What does not enter.
     *
     * @param subject the tag or the role; absent for the whole repository
     */
    public record Refused(Optional<String> subject, String what, String why) {}
}
