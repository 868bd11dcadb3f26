package dev.contenttrust.cli;

import dev.contenttrust.audit.rows.Baseline;
import dev.contenttrust.cli.audit.ChangeSink;
import dev.contenttrust.cli.audit.LineSink;
import dev.contenttrust.cli.audit.Sink;
import dev.contenttrust.cli.audit.Target;
import dev.contenttrust.cli.audit.WholeSink;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.OutputOptions;
import dev.contenttrust.cli.option.Flag;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.cli.option.Value;
import dev.contenttrust.report.Palette;
import dev.contenttrust.report.audit.AuditLines;
import dev.contenttrust.report.audit.AuditMetrics;
import dev.contenttrust.report.audit.AuditPage;
import dev.contenttrust.report.audit.AuditTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** In which form an audit is written, and where to. */
final class AuditOutput {
    static final String JSONL = "jsonl";
    static final String CSV = "csv";
    static final String OPENMETRICS = "openmetrics";
    static final String HTML = "html";
    static final List<String> FORMATS = List.of(OutputOptions.TABLE, JSONL, CSV, OPENMETRICS, HTML);

    private final OutputOptions output;
    private final Value<Path> file;
    private final Flag resume;
    private final Value<Path> baseline;

    AuditOutput(OptionTable options) {
        file = options.value("-o, --output", "FILE", Path::of, "write there; without --format, lines of JSON (jsonl)");
        resume = options.flag("--resume", "with -o FILE: go on where a run that was ended left off");
        baseline = options.value(
                "--baseline",
                "OLD.jsonl",
                Path::of,
                "tell only what has changed since that audit: verdicts, signers, keys, tags, digests");
        output = new OutputOptions(options, FORMATS);
    }

    OutputOptions options() {
        return output;
    }

    /** The file of rows to go on with. */
    Optional<Path> resumed() {
        return resume.given() ? file.get() : Optional.empty();
    }

    boolean toFile() {
        return file.get().isPresent();
    }

    private String format() {
        return output.asked().orElse(file.get().isPresent() ? JSONL : OutputOptions.TABLE);
    }

    /** @throws UsageException if options do not go together */
    void check() {
        if (resume.given()
                && (file.get().isEmpty()
                        || !format().equals(JSONL)
                        || baseline.get().isPresent())) {
            throw new UsageException(
                    "--resume goes with -o FILE and lines of JSON", "only their rows can be read again", "");
        }
        if (baseline.get().isPresent() && (format().equals(OPENMETRICS) || format().equals(HTML))) {
            throw new UsageException(
                    "changes cannot be written as " + format(), "--baseline goes with table, jsonl or csv", "");
        }
        if (file.get().isPresent()
                && format().equals(JSONL)
                && !resume.given()
                && holds(file.get().get())) {
            throw new UsageException(
                    file.get().get() + " is there already",
                    "it may hold the rows of a run that was ended",
                    "Say --resume to go on with it, or remove it.");
        }
    }

    private static boolean holds(Path path) {
        try {
            return Files.exists(path) && Files.size(path) > 0;
        } catch (IOException e) {
            return true;
        }
    }

    Optional<Baseline> baseline() {
        return baseline.get().map(Baseline::open);
    }

    /** @param now the instant of every judgement */
    Sink open(Console console, Optional<Baseline> earlier, Instant now) {
        Palette palette =
                file.get().isPresent() ? Palette.PLAIN : console.manner().results();
        Target target = target(console);
        if (earlier.isPresent()) {
            return switch (format()) {
                case JSONL -> changes(target, earlier.get(), AuditLines.JSON);
                case CSV -> changes(target, earlier.get(), AuditLines.CSV);
                default -> ChangeSink.atTheEnd(target, earlier.get(), changes -> AuditTable.changes(changes, palette));
            };
        }
        return switch (format()) {
            case JSONL -> lines(target, AuditLines.JSON);
            case CSV -> lines(target, AuditLines.CSV);
            case OPENMETRICS -> new WholeSink(target, all -> AuditMetrics.of(all, now));
            case HTML -> new WholeSink(target, all -> AuditPage.of(all, now));
            default -> new WholeSink(target, all -> AuditTable.of(all, palette));
        };
    }

    private static Sink changes(Target target, Baseline earlier, AuditLines form) {
        return ChangeSink.streaming(target, earlier, form.changeHead(), form::of);
    }

    private Sink lines(Target target, AuditLines form) {
        return resume.given() ? LineSink.resume(target, form) : LineSink.begin(target, form);
    }

    /** Rows that can be read again stand in their file as they come; anything else replaces its file when it is whole. */
    private Target target(Console console) {
        Optional<Path> path = file.get();
        if (path.isEmpty()) {
            return new Target.Standard(console.out());
        }
        return format().equals(JSONL) && baseline.get().isEmpty()
                ? Target.Appended.open(path.get())
                : Target.Replaced.open(path.get());
    }
}
