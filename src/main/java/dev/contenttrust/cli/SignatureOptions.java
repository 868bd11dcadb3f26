package dev.contenttrust.cli;

import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Manner;
import dev.contenttrust.cli.console.Manner.Talk;
import dev.contenttrust.cli.option.Flag;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.session.Session;
import dev.contenttrust.cli.session.SessionOptions;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.signed.SignatureSummary;
import dev.contenttrust.report.SignatureReport;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Whether the images that checked files name are held against what is signed, and by whose word. */
final class SignatureOptions {
    private final Flag trust;
    private final DemandOptions demand;
    private final SessionOptions session;

    SignatureOptions(OptionTable options) {
        options.section("Signatures");
        trust = options.flag(
                "--trust",
                "look up whether each image is signed, freshly, and with the digest\nthat is pinned; with --fix, pin what is signed");
        demand = new DemandOptions(options);
        session = new SessionOptions(options);
    }

    /** The instant asked for, if one was. */
    Optional<Instant> asOf() {
        return session.asOf();
    }

    /**
     * Adds to the findings what is wrong with the images, and says beside them what has to be known.
     *
     * @return nothing where nobody asked for it
     */
    Optional<SignatureSummary> check(Console console, Collection<Findings> files) {
        if (!trust.given()) {
            return Optional.empty();
        }
        try (Session open = session.open(console, Version.USER_AGENT)) {
            SignatureSummary summary = open.signatures(demand.demand()).check(files);
            SignatureReport report = new SignatureReport(summary);
            new LinkedHashSet<>(report.notes()).forEach(console::note);
            report.unchecked().forEach(console::caution);
            return Optional.of(summary);
        }
    }

    /** Whether somebody asked for it. */
    boolean asked() {
        return trust.given();
    }

    /** The same for a file that was changed since, without a word. */
    void checkAgain(Console console, Findings file) {
        if (trust.given()) {
            Manner quiet = new Manner(
                    Talk.QUIET, console.manner().results(), console.manner().messages());
            try (Session open = session.open(console.in(quiet), Version.USER_AGENT)) {
                open.signatures(demand.demand()).check(List.of(file));
            }
        }
    }

    /** How the run ends as far as signatures go; what was found out is a matter of the findings. */
    static ExitCode code(SignatureSummary summary) {
        return summary.complete() ? ExitCode.OK : ExitCode.UNCHECKED;
    }
}
