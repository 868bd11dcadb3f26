package dev.contenttrust.cli;

import dev.contenttrust.Digest;
import dev.contenttrust.cli.Help.Example;
import dev.contenttrust.cli.Teller.Headings;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Manner;
import dev.contenttrust.cli.console.Manner.Talk;
import dev.contenttrust.cli.console.OutputOptions;
import dev.contenttrust.cli.option.Instants;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.cli.option.Value;
import dev.contenttrust.cli.option.Values;
import dev.contenttrust.report.DatabaseReport;
import dev.contenttrust.report.Report;
import dev.contenttrust.vulndb.VulnerabilityDatabase;
import dev.contenttrust.vulndb.feed.DatabaseUpdate;
import dev.contenttrust.vulndb.feed.DatabaseUpdate.Step;
import dev.contenttrust.vulndb.store.DatabaseTransfer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code trust db}: makes the vulnerability database, tells of it, carries it elsewhere. */
final class DatabaseCommand implements Command {
    private final Values<String> ecosystems;
    private final DatabaseOrigin origin;
    private final DatabaseOptions database;
    private final Value<Instant> asOf;
    private final OutputOptions output;
    private final Values<String> words;

    DatabaseCommand(OptionTable options) {
        origin = new DatabaseOrigin(options);
        ecosystems = options.values(
                "--ecosystem",
                "NAME",
                text -> text,
                "only this one's records, such as Debian or npm; may be given again.\nDefault: all that an image can hold");
        database = new DatabaseOptions(options);
        asOf = options.value("--as-of", "INSTANT", Instants::parse, "with status: judge its age for that instant");
        output = new OutputOptions(options, List.of(OutputOptions.TABLE, OutputOptions.JSON));
        words = options.words("update|status|import FILE|export FILE");
    }

    @Override
    public ExitCode call(Console console) {
        List<String> asked = words.get();
        Teller teller = Teller.of(output, console, "trust-db", asOf.get(), Headings.NONE);
        String verb = asked.isEmpty() ? "" : asked.get(0);
        Batch.inTurn(List.of("database"), name -> run(console, verb, asked), teller::tell);
        return teller.end();
    }

    private Report run(Console console, String verb, List<String> asked) {
        Path file = database.file(console.host());
        return switch (verb) {
            case "update" -> {
                last(asked, 1);
                yield report(console, file, Optional.empty(), update(console, file));
            }
            case "status" -> {
                last(asked, 1);
                yield report(console, file, Optional.empty(), List.of());
            }
            case "import" -> {
                Digest digest = DatabaseTransfer.take(Path.of(last(asked, 2)), file, DatabaseUpdate.LOCK_WAIT);
                yield report(console, file, Optional.of(digest), List.of());
            }
            case "export" -> {
                VulnerabilityDatabase.open(file).close();
                Path target = Path.of(last(asked, 2));
                yield report(console, target, Optional.of(DatabaseTransfer.export(file, target)), List.of());
            }
            default ->
                throw new UsageException(
                        "expected update, status, import FILE or export FILE", "got " + asked, "see trust db -h");
        };
    }

    /** The last of so many words. */
    private static String last(List<String> words, int count) {
        if (words.size() != count) {
            throw new UsageException("wrong number of words after " + words.get(0), "got " + words, "see trust db -h");
        }
        return words.get(count - 1);
    }

    private List<Step> update(Console console, Path file) {
        boolean quiet = console.manner().talk() == Talk.QUIET;
        return origin.use(
                console,
                console.host().clock().instant(),
                from -> DatabaseUpdate.run(file, from, ecosystems.get(), DatabaseUpdate.LOCK_WAIT, feed -> {
                    if (!quiet) {
                        console.status("reading " + feed.title() + "\n");
                    }
                }));
    }

    private Report report(Console console, Path file, Optional<Digest> digest, List<Step> steps) {
        Instant now = asOf.get().orElseGet(() -> console.host().clock().instant());
        try (VulnerabilityDatabase opened = VulnerabilityDatabase.open(file)) {
            database.maxAge().ifPresent(max -> opened.requireYounger(max, now));
            return new DatabaseReport(
                    file,
                    opened.bytes(),
                    opened.digest(),
                    digest,
                    opened.sources(),
                    opened.ecosystems(),
                    opened.unread(),
                    steps,
                    now);
        }
    }

    @Override
    public Manner manner(Host host) {
        return output.manner(host);
    }

    @Override
    public Help help() {
        return new Help(
                CommandName.DB,
                "[OPTION]… update|status|import FILE|export FILE",
                """
                        The database that scans are matched against: made of OSV's records, CISA's list of known exploits
                        and FIRST's estimates; one file, replaced in one step. Fetches again only what changed.\
                        """,
                List.of(
                        new Example("db update", "make it, or bring it up to date"),
                        new Example("db update --ecosystem Debian --ecosystem PyPI", "a small one, of these alone"),
                        new Example("db update --from ./exports", "from files: ./exports/Debian/all.zip and so on"),
                        new Example(
                                "db update --from https://mirror.example.com/osv --tuf root.json",
                                "from a signed mirror"),
                        new Example("db status --max-db-age 2d", "what it is made of; exit code 9 if it is older"),
                        new Example("db export vulnerabilities.db", "for a machine without a network ..."),
                        new Example("db import vulnerabilities.db", "... and there")));
    }
}
