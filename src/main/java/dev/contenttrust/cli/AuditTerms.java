package dev.contenttrust.cli;

import dev.contenttrust.audit.AuditPolicy;
import dev.contenttrust.audit.Auditor;
import dev.contenttrust.audit.History;
import dev.contenttrust.audit.Verdict;
import dev.contenttrust.cli.audit.FailOn;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.option.Durations;
import dev.contenttrust.cli.option.Flag;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.cli.option.Value;
import dev.contenttrust.cli.session.Session;
import dev.contenttrust.report.audit.AuditCounts;
import dev.contenttrust.transport.Courtesy;
import dev.contenttrust.trusted.ImageSource;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What an audit looks at, what it makes of it, and how it spares the servers, wherever it runs. */
public final class AuditTerms {
    /** More would be no courtesy to any server. */
    private static final int CONNECTIONS_MAX = 64;

    private final Flag noRegistry;
    private final Value<Duration> warnWithin;
    private final Value<FailOn> failOn;
    private final Value<Integer> connections;
    private final Value<Double> rate;

    public AuditTerms(OptionTable options) {
        noRegistry = options.flag("--no-registry", "audit the trust data alone, and ask no registry for tags");
        warnWithin = options.value(
                "--warn-within",
                "DURATION",
                Durations::parse,
                "what expires within that time is expiring; default 30d");
        failOn = options.value(
                "--fail-on",
                "VERDICTS",
                FailOn::parse,
                "exit 1 if there are such, default refused,expired,moved;\nmoved+ is moved and all that is worse; none");
        connections = options.value(
                "--connections", "N", AuditTerms::connections, "requests to one server at a time; default 8");
        rate = options.value(
                "--rate", "N", AuditTerms::rate, "requests a second to one server at most, such as 20 or 0.5");
    }

    /** How servers are spared. */
    public Courtesy courtesy() {
        Courtesy courtesy = Courtesy.standard().withRequests(connections.orElse(Courtesy.REQUESTS));
        return rate.get().map(courtesy::withRate).orElse(courtesy);
    }

    /** What audits with these services, for their instant. */
    public Auditor auditor(Session open, History history) {
        return new Auditor(
                open.trust(),
                registry(open),
                warnWithin.get().map(AuditPolicy::new).orElse(AuditPolicy.STANDARD),
                history,
                open.now());
    }

    /** What is asked for the digests of signed tags. */
    public Optional<ImageSource> registry(Session open) {
        return noRegistry.given() ? Optional.empty() : open.servedImages();
    }

    /** Says what the rows do not cover. */
    public void remark(Console console, Session open) {
        if (registry(open).isEmpty()) {
            console.note("no registry is asked: whether it serves what is signed is not known");
        }
    }

    /**
     * How the run ends by its verdicts.
     *
     * @param verdicts those that may be found fault with
     * @param counts of all rows
     */
    public ExitCode judge(Set<Verdict> verdicts, AuditCounts counts) {
        if (counts.verdicts().contains(Verdict.UNREACHABLE) || counts.verdicts().isEmpty()) {
            return ExitCode.UNCHECKED;
        }
        Set<Verdict> failing = EnumSet.noneOf(Verdict.class);
        failing.addAll(failOn.orElse(FailOn.STANDARD).verdicts());
        failing.retainAll(verdicts);
        return failing.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static int connections(String text) {
        if (!text.matches("[1-9][0-9]?") || Integer.parseInt(text) > CONNECTIONS_MAX) {
            throw new UsageException(
                    "\"" + text + "\" is no number of requests", "expected 1 to " + CONNECTIONS_MAX, "");
        }
        return Integer.parseInt(text);
    }

    private static double rate(String text) {
        if (!text.matches("[0-9]{1,6}(\\.[0-9]{1,6})?") || Double.parseDouble(text) <= 0) {
            throw new UsageException("\"" + text + "\" is no rate", "expected a number such as 20 or 0.5", "");
        }
        return Double.parseDouble(text);
    }
}
