package dev.contenttrust.cli.linting;

import dev.contenttrust.cli.console.Console;
import dev.contenttrust.lint.Result;
import dev.contenttrust.lint.Result.Linted;
import dev.contenttrust.lint.Result.Reason;
import dev.contenttrust.lint.Result.Skipped;
import dev.contenttrust.lint.Result.Unchecked;
import dev.contenttrust.lint.config.LintConfig;
import dev.contenttrust.lint.signed.SignatureSummary;
import dev.contenttrust.report.lint.LintReport;
import dev.contenttrust.report.lint.LintTally;
import java.util.List;
import java.util.function.Consumer;

/** Takes results one by one: counts them, reports them, says what has to be known beside them. */
public final class LintRun implements Consumer<Result> {
    private final Console console;
    private final LintReport report;
    private final Fixing fixing;
    private final LintTally tally = new LintTally();
    private String store = "";

    public LintRun(Console console, LintReport report, Fixing fixing) {
        this.console = console;
        this.report = report;
        this.fixing = fixing;
    }

    @Override
    public void accept(Result result) {
        if (result instanceof Linted linted) {
            Fixing.Remaining remaining = fixing.apply(linted);
            tally.checked(remaining.findings());
            report.checked(remaining.file(), remaining.findings());
        } else if (result instanceof Unchecked unchecked) {
            tally.unchecked();
            report.unchecked(unchecked);
            console.out().flush();
            console.failure(unchecked.name(), unchecked.failure());
        } else if (result instanceof Skipped skipped) {
            skip(skipped);
        }
    }

    /** What came of the images that the files name. */
    public void signatures(SignatureSummary summary) {
        tally.signatures(summary);
    }

    private void skip(Skipped skipped) {
        tally.skipped(skipped.reason());
        if (skipped.reason() == Reason.LINK) {
            console.caution(skipped.name() + " is not followed: it leads out of the directory");
        } else if (skipped.reason() == Reason.STORE && store.isEmpty()) {
            store = skipped.name();
        }
    }

    /** To be called once all results are there; what they came to. */
    public LintTally sum(List<LintConfig> configs) {
        for (LintConfig config : configs) {
            config.file().ifPresent(file -> {
                tally.config(file.toString());
                console.caution("settings come from " + file + ": " + config.changes());
            });
        }
        if (tally.count(Reason.STORE) > 0) {
            int others = tally.count(Reason.STORE) - 1;
            console.note("passed over: " + store + (others > 0 ? " and " + others + " such" : ""));
        }
        if (tally.files() == 0 && tally.uncheckedFiles() == 0) {
            console.caution("there is no file here of a kind that is checked, so nothing was");
        }
        return tally;
    }
}
