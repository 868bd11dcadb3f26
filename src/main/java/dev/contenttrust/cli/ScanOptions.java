package dev.contenttrust.cli;

import dev.contenttrust.BoundedFile;
import dev.contenttrust.FileFailure;
import dev.contenttrust.Severity;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.option.Flag;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.cli.option.Values;
import dev.contenttrust.scan.binary.rules.Recognisers;
import dev.contenttrust.scan.exempt.Exemptions;
import dev.contenttrust.scan.result.Finding;
import dev.contenttrust.scan.result.ScanResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Which findings count, and which of them fail a run; where what was seen is remembered. */
final class ScanOptions {
    /** Far more than anybody writes by hand. */
    private static final int FILE_MAX = 16 << 20;

    private static final String KEV = "kev";

    private final Values<Predicate<Finding>> failing;
    private final Flag onlyFixed;
    private final Values<Path> ignoreFiles;
    private final Values<Path> statements;
    private final RecogniserOptions recognisers;

    ScanOptions(OptionTable options) {
        options.section("Findings");
        failing = options.values(
                "--fail-on",
                "WHAT",
                ScanOptions::failing,
                "exit code 1 if there is one of that severity or a worse:\ncritical, high, medium, low, unknown (any); or of any severity\n"
                        + "that is known to be exploited: kev. May be given again");
        onlyFixed = options.flag("--only-fixed", "leave out what no update mends; how much that is, is said");
        ignoreFiles = options.values(
                "--ignore-file",
                "FILE",
                Path::of,
                "findings that do not count: lines of\nID [package=NAME] until=YYYY-MM-DD REASON");
        statements = options.values("--vex", "FILE", Path::of, "the same, from an OpenVEX document");
        recognisers = new RecogniserOptions(options);
    }

    private static Predicate<Finding> failing(String word) {
        if (word.equals(KEV)) {
            return finding -> finding.vulnerability().exploited();
        }
        Severity least = Arrays.stream(Severity.values())
                .filter(severity -> severity.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "\"" + word + "\" is no severity",
                        "expected critical, high, medium, low, none, unknown or kev",
                        ""));
        return finding -> finding.vulnerability().severity().compareTo(least) >= 0;
    }

    /** What does not count. */
    Exemptions exemptions() {
        Exemptions all = Exemptions.none();
        for (Path file : ignoreFiles.get()) {
            all = all.withIgnoreFile(file.toString(), bytes(file));
        }
        for (Path file : statements.get()) {
            all = all.withOpenVex(file.toString(), bytes(file));
        }
        return all;
    }

    Recognisers recognisers() {
        return recognisers.all();
    }

    /** Without what was not asked for. */
    ScanResult asked(ScanResult result) {
        return onlyFixed.given() ? result.onlyFixable() : result;
    }

    /** Whether some findings fail a run. */
    boolean asksForFailures() {
        return !failing.get().isEmpty();
    }

    /** How a run with these findings ends. */
    ExitCode judge(ScanResult result, List<Finding> findings) {
        if (findings.stream().anyMatch(finding -> failing.get().stream().anyMatch(one -> one.test(finding)))) {
            return ExitCode.FINDINGS;
        }
        return result.standing() == ScanResult.Standing.INCOMPLETE ? ExitCode.UNCHECKED : ExitCode.OK;
    }

    /** Where scans are remembered. */
    static Path memory(Host host) {
        return host.xdg("XDG_DATA_HOME", ".local/share").resolve("trust/scans");
    }

    /** The bytes of a file that the user named. */
    static byte[] bytes(Path file) {
        try {
            return BoundedFile.read(file, FILE_MAX);
        } catch (IOException e) {
            throw new UsageException("cannot read " + file, FileFailure.reason(e), "", e);
        }
    }

    /** What tells products by their code. */
    static final class RecogniserOptions {
        private final Values<Path> more;

        RecogniserOptions(OptionTable options) {
            more = options.values(
                    "--recognisers",
                    "FILE",
                    Path::of,
                    "further recognisers of products in binaries (docs/recognisers.md)");
        }

        Recognisers all() {
            Recognisers all = Recognisers.standard();
            for (Path file : more.get()) {
                all = all.and(Recognisers.parse(file.toString(), new String(bytes(file), StandardCharsets.UTF_8)));
            }
            return all;
        }
    }
}
