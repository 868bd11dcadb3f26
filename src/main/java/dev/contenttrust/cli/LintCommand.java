package dev.contenttrust.cli;

import dev.contenttrust.FileFailure;
import dev.contenttrust.cli.Help.Example;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Manner;
import dev.contenttrust.cli.console.Manner.Talk;
import dev.contenttrust.cli.console.OutputOptions;
import dev.contenttrust.cli.linting.Fixing;
import dev.contenttrust.cli.linting.LintOptions;
import dev.contenttrust.cli.linting.LintOptions.Change;
import dev.contenttrust.cli.linting.LintRun;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.cli.option.Values;
import dev.contenttrust.lint.Linter;
import dev.contenttrust.lint.Result;
import dev.contenttrust.lint.Result.Linted;
import dev.contenttrust.lint.config.Configs;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.report.lint.LintGithub;
import dev.contenttrust.report.lint.LintJson;
import dev.contenttrust.report.lint.LintReport;
import dev.contenttrust.report.lint.LintSarif;
import dev.contenttrust.report.lint.LintTally;
import dev.contenttrust.report.lint.LintText;
import dev.contenttrust.report.lint.RuleTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** {@code trust lint}. */
final class LintCommand implements Command {
    private static final String STANDARD_INPUT = "-";
    private static final String TEXT = "text";
    private static final String SARIF = "sarif";
    private static final String GITHUB = "github";

    /** More than is checked, so that what is too long is seen to be. */
    private static final int INPUT_MAX = 17 << 20;

    private final Values<String> paths;
    private final LintOptions options;
    private final SignatureOptions signatures;
    private final OutputOptions output;

    LintCommand(OptionTable table) {
        paths = table.words("PATH");
        options = new LintOptions(table);
        signatures = new SignatureOptions(table);
        output = new OutputOptions(table, List.of(TEXT, OutputOptions.JSON, SARIF, GITHUB));
    }

    @Override
    public ExitCode call(Console console) {
        if (options.explain().isPresent()) {
            return explain(console, options.explain().get());
        }
        List<Path> files = files();
        Instant now = signatures.asOf().orElse(console.host().clock().instant());
        Linter linter = new Linter(options.keyrings(), now);
        Configs configs = options.configs();
        LintReport report = report(console);
        Fixing fixing = fixing(console, linter);
        LintRun run = new LintRun(console, report, fixing);
        if (signatures.asked()) {
            List<Result> results = new ArrayList<>();
            lint(console, linter, configs, results::add, files);
            signatures.check(console, findings(results)).ifPresent(run::signatures);
            results.forEach(run);
        } else {
            lint(console, linter, configs, run, files);
        }
        LintTally tally = run.sum(configs.used());
        if (options.change() != Change.NONE) {
            tell(console, tally, fixing);
        }
        ExitCode code = code(tally, fixing);
        report.end(tally, code.number());
        return code;
    }

    private void lint(Console console, Linter linter, Configs configs, Consumer<Result> results, List<Path> files) {
        if (isStandardInput()) {
            results.accept(linter.lint(options.standardInputName(), read(console.host()), configs));
        } else {
            linter.lint(files, configs, results);
        }
    }

    private static List<Findings> findings(List<Result> results) {
        return results.stream()
                .filter(Linted.class::isInstance)
                .map(result -> ((Linted) result).findings())
                .toList();
    }

    private Result again(Console console, Linter linter, Linted before, byte[] bytes) {
        Result result = linter.again(before, bytes);
        if (result instanceof Linted linted) {
            signatures.checkAgain(console, linted.findings());
        }
        return result;
    }

    private boolean isStandardInput() {
        return paths.get().equals(List.of(STANDARD_INPUT));
    }

    /** A path that is not there is a slip of the hand: a run that passed over it would look clean. */
    private List<Path> files() {
        List<String> named = paths.get();
        if (named.isEmpty()) {
            throw new UsageException("no file or directory is named", "", "such as: trust lint .");
        }
        if (isStandardInput()) {
            return List.of();
        }
        for (String name : named) {
            if (name.equals(STANDARD_INPUT)) {
                throw new UsageException("standard input is checked alone", "got " + named, "");
            }
            if (!Files.exists(Path.of(name))) {
                throw new UsageException("cannot check " + name, "there is no such file or directory", "");
            }
        }
        return named.stream().map(Path::of).toList();
    }

    private static byte[] read(Host host) {
        try {
            return host.in().readNBytes(INPUT_MAX);
        } catch (IOException e) {
            throw new UsageException("standard input cannot be read", FileFailure.reason(e), "", e);
        }
    }

    private LintReport report(Console console) {
        Consumer<String> out = console.out()::print;
        boolean silent = options.change() == Change.SHOWN;
        if (silent && !output.format().equals(TEXT)) {
            throw new UsageException("--fix prints a patch", "--format " + output.format() + " was asked for", "");
        }
        return switch (output.format()) {
            case OutputOptions.JSON -> new LintJson(out, signatures.asOf());
            case SARIF -> new LintSarif(out, Version.NUMBER);
            case GITHUB -> new LintGithub(out);
            default -> silent ? new LintText(text -> {}, console.manner().results()) : text(console, out);
        };
    }

    private static LintReport text(Console console, Consumer<String> out) {
        return console.manner().talk() == Talk.QUIET
                ? LintText.withoutSummary(out, console.manner().results())
                : new LintText(out, console.manner().results());
    }

    private Fixing fixing(Console console, Linter linter) {
        Fixing.Recheck recheck = (before, bytes) -> again(console, linter, before, bytes);
        return switch (options.change()) {
            case NONE -> Fixing.none();
            case SHOWN -> Fixing.shown(console, recheck);
            case WRITTEN -> {
                if (isStandardInput()) {
                    throw new UsageException(
                            "standard input cannot be written", "--write was given", "use --fix alone");
                }
                yield Fixing.written(console, recheck);
            }
        };
    }

    private void tell(Console console, LintTally tally, Fixing fixing) {
        boolean shown = options.change() == Change.SHOWN;
        console.note(
                shown ? tally.line() + "; the patch mends " + fixing.fixed() : fixing.fixed() + " findings were fixed");
        if (fixing.conflicts() > 0) {
            console.caution(fixing.conflicts() + " more could be fixed once that is done: run it again");
        }
    }

    private ExitCode code(LintTally tally, Fixing fixing) {
        Set<ExitCode> codes = EnumSet.of(ExitCode.OK);
        if (options.failOn().filter(tally::reaches).isPresent()) {
            codes.add(ExitCode.FINDINGS);
        }
        if (!tally.complete()) {
            codes.add(ExitCode.UNCHECKED);
        }
        if (fixing.failures() > 0) {
            codes.add(ExitCode.USAGE);
        }
        return ExitCode.worst(codes);
    }

    private static ExitCode explain(Console console, Rule rule) {
        String section = RuleTexts.read().section(rule);
        console.out().println(rule.id() + ", " + rule.level().word() + ": " + rule.title());
        if (!section.isEmpty()) {
            console.out().println("\n" + section);
        }
        return ExitCode.OK;
    }

    @Override
    public Manner manner(Host host) {
        return output.manner(host);
    }

    @Override
    public Help help() {
        return new Help(
                CommandName.LINT,
                "[OPTION]… PATH…",
                """
                        Looks for what lets others in: images that are named loosely, downloads and keys that nobody verifies,
                        containers that may do what their host may. Reads Dockerfiles, compose files, manifests, files of build
                        services, scripts, Makefiles, Markdown and files of variables, wherever they are beneath a directory.""",
                List.of(
                        new Example("lint .", "what is here, and how is it run?"),
                        new Example(
                                "lint --fail-on warning --format github .",
                                "in a workflow: annotations, and a failure"),
                        new Example("lint --format sarif . > trust.sarif", "for code scanning"),
                        new Example("lint --stdin-name compose.yaml - < compose.yaml", "from an editor"),
                        new Example("lint --trust .", "are the images that are named signed, as they are named?"),
                        new Example("lint --fix --write .", "mend what needs no decision"),
                        new Example("lint --explain TR301", "what is wrong with that?")));
    }
}
