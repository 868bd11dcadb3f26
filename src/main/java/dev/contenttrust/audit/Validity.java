package dev.contenttrust.audit;

import dev.contenttrust.audit.Sightings.Frozen;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.Signed.Targets;
import dev.contenttrust.tuf.Verified;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Until when what a repository's verdicts rest on is valid. */
final class Validity {
    /** What Notary gives a timestamp where its server is not configured otherwise (notary: server, defaults). */
    private static final Duration TIMESTAMP_LIFE = Duration.ofDays(14);

    private static final int QUARTER = 4;

    private final SignedRepository repository;
    private final AuditPolicy policy;
    private final Findings findings;
    private final Instant now;

    Validity(SignedRepository repository, AuditPolicy policy, Findings findings) {
        this.repository = repository;
        this.policy = policy;
        this.findings = findings;
        this.now = repository.state().now();
    }

    /** @param timestamp what was seen of its expiries, this one included */
    void judge(Sightings timestamp) {
        judge(RoleName.ROOT, "root", repository.state().root().signed().expires());
        repository.rootCertifiedUntil().ifPresent(end -> judge(RoleName.ROOT, "the root's certificate", end));
        judge(
                RoleName.SNAPSHOT,
                "snapshot",
                repository.state().snapshot().signed().expires());
        for (Map.Entry<RoleName, Verified<Targets>> role :
                repository.state().targets().entrySet()) {
            judge(role.getKey(), role.getKey().value(), role.getValue().signed().expires());
        }
        judgeTimestamp(timestamp);
        repository.state().dropped().forEach((role, why) -> findings.add(role, Failures.of(why)));
        repository
                .state()
                .notRefreshedSince()
                .ifPresent(since -> findings.add(
                        RoleName.TIMESTAMP,
                        Verdict.UNREACHABLE,
                        "the trust server was not asked; what is stored was not refreshed since " + since));
    }

    private void judge(RoleName role, String what, Instant end) {
        if (end.isBefore(now)) {
            findings.add(role, Verdict.EXPIRED, what + " has expired, " + Ahead.words(end, now));
        } else if (end.isBefore(now.plus(policy.warnWithin()))) {
            findings.add(role, Verdict.EXPIRING, what + " expires " + Ahead.words(end, now));
        }
    }

    private void judgeTimestamp(Sightings seen) {
        Instant end = repository.state().timestamp().signed().expires();
        Duration life = seen.life().orElse(TIMESTAMP_LIFE);
        if (end.isBefore(now)) {
            findings.add(RoleName.TIMESTAMP, Verdict.EXPIRED, "timestamp has expired, " + Ahead.words(end, now));
        } else if (Duration.between(now, end).compareTo(life.dividedBy(QUARTER)) < 0) {
            findings.add(
                    RoleName.TIMESTAMP,
                    Verdict.EXPIRING,
                    "timestamp expires " + Ahead.words(end, now) + ", and lives " + Ahead.amount(life));
        }
        seen.frozen(now).ifPresent(frozen -> findings.add(RoleName.TIMESTAMP, Verdict.FROZEN, words(frozen)));
    }

    private static String words(Frozen frozen) {
        return "timestamp was not renewed since " + frozen.since() + ", and never before waited for longer than "
                + Ahead.amount(frozen.longest());
    }
}
