package dev.contenttrust.notary.docker;

import dev.contenttrust.Digest;
import dev.contenttrust.notary.Authority;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.notary.SignedTag;
import dev.contenttrust.tuf.KeyId;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.TufKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What {@code docker trust inspect} tells of a repository (notary-v1 profile, "which target answers a tag"). Where Docker's
 * own order is left to chance (two digests for one tag), the one that a pull would take comes first.
 *
 * @param tags a row a digest that {@code targets/releases} or {@code targets} signs for a tag
 * @param signers the delegated roles but for {@code targets/releases}, the last by name first, with the canonical ids of their
 *     keys
 * @param administrators {@code Root} and {@code Repository}, with the ids of their keys as root.json has them
 */
public record DockerTrust(List<Row> tags, List<Holder> signers, List<Holder> administrators) {
    private static final String ADMINISTRATOR = "Repo Admin";
    private static final List<RoleName> RELEASING = List.of(SignedRepository.RELEASES, RoleName.TARGETS);

    public DockerTrust {
        tags = List.copyOf(tags);
        signers = List.copyOf(signers);
        administrators = List.copyOf(administrators);
    }

    /**
     * A released tag.
     *
     * @param signers the delegated roles that sign the same digest, else {@code Repo Admin}
     */
    public record Row(String tag, Digest digest, List<String> signers) {
        public Row {
            signers = List.copyOf(signers);
        }
    }

    /** Somebody who can sign. */
    public record Holder(String name, List<KeyId> keys) {
        public Holder {
            keys = List.copyOf(keys);
        }
    }

    public static DockerTrust of(SignedRepository repository) {
        return new DockerTrust(rows(repository), signers(repository), administrators(repository));
    }

    private static List<Row> rows(SignedRepository repository) {
        List<Row> rows = new ArrayList<>();
        for (SignedTag released : repository.released()) {
            Set<Digest> digests = new LinkedHashSet<>();
            RELEASING.forEach(role -> repository
                    .signedBy(role, released.tag())
                    .map(SignedTag::digest)
                    .ifPresent(digests::add));
            digests.forEach(
                    digest -> rows.add(new Row(released.tag(), digest, signersOf(repository, released.tag(), digest))));
        }
        rows.sort(Comparator.comparing(Row::tag, NaturalOrder.INSTANCE));
        return rows;
    }

    private static List<String> signersOf(SignedRepository repository, String tag, Digest digest) {
        List<String> signers = new ArrayList<>();
        for (RoleName role : repository.state().targets().keySet()) {
            boolean agrees = repository
                    .signedBy(role, tag)
                    .filter(other -> other.digest().equals(digest))
                    .isPresent();
            if (agrees && !RELEASING.contains(role)) {
                signers.add(Authority.signerName(role));
            }
        }
        return signers.isEmpty() ? List.of(ADMINISTRATOR) : signers;
    }

    private static List<Holder> signers(SignedRepository repository) {
        return repository.delegates().stream()
                .filter(delegate -> !RELEASING.contains(delegate.role()))
                .map(delegate -> new Holder(
                        delegate.signer(),
                        delegate.keys().stream().map(TufKey::canonicalId).toList()))
                .sorted(Comparator.comparing(Holder::name).reversed())
                .toList();
    }

    private static List<Holder> administrators(SignedRepository repository) {
        return List.of(
                new Holder("Root", keyIds(repository, RoleName.ROOT)),
                new Holder("Repository", keyIds(repository, RoleName.TARGETS)));
    }

    private static List<KeyId> keyIds(SignedRepository repository, RoleName role) {
        return repository.administrators().stream()
                .filter(authority -> authority.role().equals(role))
                .flatMap(authority -> authority.may().keyIds().stream())
                .toList();
    }
}
