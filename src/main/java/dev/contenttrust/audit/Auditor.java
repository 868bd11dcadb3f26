package dev.contenttrust.audit;

import dev.contenttrust.TrustException;
import dev.contenttrust.audit.AuditRow.RepositoryRow;
import dev.contenttrust.audit.AuditRow.RoleFacts;
import dev.contenttrust.audit.AuditRow.TagRow;
import dev.contenttrust.notary.Authority;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.notary.TrustService;
import dev.contenttrust.trusted.ImageSource;
import dev.contenttrust.tuf.RootPolicy.RootTrust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Audits repositories, each for itself: what comes out depends on the repository, what the servers answer, what earlier audits
 * saw and the instant of the trust service's policy. Safe for use by several threads.
 */
public final class Auditor {
    private final TrustService trust;
    private final Optional<ImageSource> registry;
    private final AuditPolicy policy;
    private final History history;
    private final Instant now;

    /**
     * @param registry asked for the digests of signed tags; absent where trust data alone are audited
     * @param now the trust service's instant
     */
    public Auditor(
            TrustService trust, Optional<ImageSource> registry, AuditPolicy policy, History history, Instant now) {
        this.trust = trust;
        this.registry = registry;
        this.policy = policy;
        this.history = history;
        this.now = now;
    }

    /** The audit of one repository. Whatever is wrong with it or on the way to it is a verdict, not a failure. */
    public RepositoryAudit audit(Gun gun) {
        String server = "";
        try {
            server = trust.serverFor(gun);
            return audit(gun, trust.open(gun));
        } catch (TrustException e) {
            return RepositoryAudit.failed(gun.toString(), server, now, Failures.of(e));
        }
    }

    private RepositoryAudit audit(Gun gun, SignedRepository repository) {
        Findings findings = new Findings();
        Sightings seen = history.timestamp(gun)
                .and(
                        repository.state().timestamp().signed().expires(),
                        repository.state().snapshot().signed().version(),
                        now);
        new Validity(repository, policy, findings).judge(seen);
        new Weaknesses(repository, findings).judge();
        repository.state().warnings().forEach(findings::note);
        repository.existence().ifPresent(existence -> findings.note("as of " + now + " is " + existence));
        List<TagRow> tags =
                new TagFindings(repository, findings, registry.map(source -> new ServedTags(source, gun))).rows();
        return new RepositoryAudit(row(repository, findings, tags), tags);
    }

    private static RepositoryRow row(SignedRepository repository, Findings findings, List<TagRow> tags) {
        List<Reason> reasons = new ArrayList<>(findings.all());
        reasons.addAll(summed(tags));
        return new RepositoryRow(
                repository.gun().toString(),
                repository.server(),
                repository.state().now(),
                Verdict.worst(reasons),
                reasons,
                findings.notes(),
                Optional.of(word(repository.state().rootTrust())),
                roles(repository),
                tags.size());
    }

    /** A repository is no better than its tags. */
    private static List<Reason> summed(List<TagRow> tags) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        tags.stream()
                .map(TagRow::own)
                .filter(verdict -> verdict != Verdict.FRESH)
                .forEach(verdict -> counts.merge(verdict, 1, Integer::sum));
        return counts.entrySet().stream()
                .map(count -> new Reason(
                        count.getKey(),
                        count.getValue() + " of " + tags.size() + (tags.size() == 1 ? " tag" : " tags")))
                .toList();
    }

    private static String word(RootTrust trust) {
        if (trust instanceof RootTrust.Pinned) {
            return "pin";
        }
        return trust instanceof RootTrust.FirstUse ? "first-use" : "memory";
    }

    private static List<RoleFacts> roles(SignedRepository repository) {
        List<RoleFacts> roles = new ArrayList<>();
        Stream.concat(repository.administrators().stream(), repository.delegates().stream())
                .forEach(authority -> facts(authority).ifPresent(roles::add));
        repository
                .rootCertifiedUntil()
                .ifPresent(end -> roles.add(1, new RoleFacts(RoleFacts.CERTIFICATE, 0, end, List.of(), 0)));
        return roles;
    }

    private static Optional<RoleFacts> facts(Authority authority) {
        return authority
                .file()
                .map(file -> new RoleFacts(
                        authority.role().value(),
                        file.signed().version(),
                        file.signed().expires(),
                        authority.keys().stream()
                                .map(key -> key.canonicalId().value())
                                .distinct()
                                .toList(),
                        authority.may().threshold()));
    }
}
