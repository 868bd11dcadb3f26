package dev.contenttrust.cli;

import dev.contenttrust.ImageReference;
import dev.contenttrust.audit.Auditor;
import dev.contenttrust.audit.History;
import dev.contenttrust.audit.Verdict;
import dev.contenttrust.audit.history.HistoryDirectory;
import dev.contenttrust.audit.rows.Baseline;
import dev.contenttrust.audit.rows.Unfinished;
import dev.contenttrust.cli.Help.Example;
import dev.contenttrust.cli.audit.AuditNames;
import dev.contenttrust.cli.audit.ChangeSink;
import dev.contenttrust.cli.audit.Sink;
import dev.contenttrust.cli.audit.Target;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Manner;
import dev.contenttrust.cli.option.Flag;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.cli.option.Values;
import dev.contenttrust.cli.session.Session;
import dev.contenttrust.cli.session.SessionOptions;
import dev.contenttrust.cli.session.Subjects;
import dev.contenttrust.report.audit.AuditCounts;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code trust audit}. */
final class AuditCommand implements Command {
    private final Subjects repositories;
    private final Values<String> catalogs;
    private final Values<URI> feeds;
    private final AuditTerms terms;
    private final Flag noHistory;
    private final AuditOutput output;
    private final SessionOptions session;

    AuditCommand(OptionTable options) {
        repositories = new Subjects(options, "REPO", "repository");
        catalogs = options.values(
                "--catalog",
                "REGISTRY",
                AuditCommand::registry,
                "every repository that the registry HOST[:PORT] lists");
        feeds = options.values(
                "--changefeed",
                "SERVER",
                AuditCommand::server,
                "every repository that this Notary server ever published;\nit is the trust server then, if no other is named");
        terms = new AuditTerms(options);
        noHistory =
                options.flag("--no-history", "neither look at what earlier audits saw, nor keep what this one sees");
        output = new AuditOutput(options);
        session = new SessionOptions(options);
    }

    @Override
    public ExitCode call(Console console) {
        output.check();
        try (Session open = session.open(
                console,
                Version.USER_AGENT,
                terms.courtesy(),
                feeds.get().stream().findFirst().map(URI::toString))) {
            AuditNames names = names(open, console.host());
            AuditCounts counts = new AuditCounts();
            names.without(kept(counts));
            Optional<Baseline> baseline = output.baseline();
            try (Sink sink = output.open(console, baseline, open.now())) {
                return run(open, console, names, counts, sink);
            }
        }
    }

    private ExitCode run(Session open, Console console, AuditNames names, AuditCounts counts, Sink sink) {
        Optional<HistoryDirectory> history =
                noHistory.given() ? Optional.empty() : Optional.of(new HistoryDirectory(open.auditDirectory()));
        Auditor auditor =
                terms.auditor(open, history.<History>map(directory -> directory).orElse(History.NONE));
        AuditRun run =
                new AuditRun(console, auditor, open.now(), counts, open.remembers() ? history : Optional.empty());
        remark(console, open, names);
        run.run(names.all(), terms.courtesy().requests(), sink);
        sink.end();
        counts.notes().forEach(console::note);
        if (output.toFile()) {
            console.note(counts.summary());
        }
        Set<ExitCode> codes = run.troubles();
        Set<Verdict> verdicts = sink instanceof ChangeSink changes ? changes.verdicts() : counts.verdicts();
        codes.add(terms.judge(verdicts, counts));
        return ExitCode.worst(codes);
    }

    private void remark(Console console, Session open, AuditNames names) {
        session.asOf()
                .ifPresent(instant -> console.caution(
                        "as of " + instant + ": judged for that instant, not for now; nothing was stored"));
        terms.remark(console, open);
        if (names.all().isEmpty()) {
            console.note("there is nothing left to audit");
        }
    }

    private AuditNames names(Session open, Host host) {
        AuditNames names = new AuditNames();
        names.addAll(repositories.readAny(host));
        catalogs.get().forEach(registry -> open.catalog(registry, names.taking()));
        feeds.get().forEach(server -> open.changeFeed(server, names.taking()));
        if (names.all().isEmpty() && catalogs.get().isEmpty() && feeds.get().isEmpty()) {
            throw new UsageException(
                    "no repository was named",
                    "expected REPO…, -f FILE, -, --catalog REGISTRY or --changefeed SERVER",
                    "see -h for examples");
        }
        return names;
    }

    /** What an earlier run told of already counts as well. */
    private Set<String> kept(AuditCounts counts) {
        Optional<Path> rows = output.resumed();
        if (rows.isEmpty()) {
            return Set.of();
        }
        Target.Appended.open(rows.get()).close();
        return Unfinished.complete(rows.get(), counts::add);
    }

    private static String registry(String text) {
        if (!ImageReference.parse(text + "/any").domain().equals(text)) {
            throw new UsageException(
                    "\"" + text + "\" is no registry", "expected HOST[:PORT], such as localhost:5000", "");
        }
        return text;
    }

    private static URI server(String text) {
        try {
            URI url = new URI(text);
            if (List.of("https", "http").contains(url.getScheme()) && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw noServer(text, e);
        }
        throw noServer(text, null);
    }

    private static UsageException noServer(String text, @Nullable Throwable cause) {
        return new UsageException("\"" + text + "\" is no trust server", "expected https://HOST[:PORT]", "", cause);
    }

    @Override
    public Manner manner(Host host) {
        return output.options().manner(host);
    }

    @Override
    public Help help() {
        return new Help(
                CommandName.AUDIT,
                "[OPTION]… REPO…|-",
                """
                        Gives one verdict a repository and tag, the first that applies, with all its reasons: refused, expired,
                        unreachable, unsigned, missing, moved, shadowed, frozen, expiring, lagging, weak, fresh. The exit code is
                        0 if nothing is amiss (--fail-on), 1 if something is, 10 if something could not be reached.\
                        """,
                List.of(
                        new Example("audit alpine registry.example.com/team/app", "is all of it fresh?"),
                        new Example(
                                "audit -f repositories.txt --fail-on expiring+", "a nightly job, which fails early"),
                        new Example(
                                "audit --changefeed https://notary.example.com -o audit.jsonl --resume",
                                "everything a trust server has; may be ended and gone on with"),
                        new Example(
                                "audit -f repositories.txt --baseline yesterday.jsonl", "only what has changed since"),
                        new Example(
                                "audit -f repositories.txt --format openmetrics -o /var/lib/node_exporter/trust.prom",
                                "for node_exporter"),
                        new Example("audit --server dir:evidence alpine", "a mirror, without asking anybody")));
    }
}
