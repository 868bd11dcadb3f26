package dev.contenttrust.report.lint;

import dev.contenttrust.lint.Result.Linted;
import dev.contenttrust.lint.Result.Unchecked;
import dev.contenttrust.lint.finding.Finding;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.source.Region;
import java.util.List;
import java.util.function.Consumer;

/** Annotations of GitHub's workflows ("Workflow commands for GitHub Actions", setting a message). */
public final class LintGithub implements LintReport {
    private final Consumer<String> out;

    public LintGithub(Consumer<String> out) {
        this.out = out;
    }

    @Override
    public void checked(Linted file, List<Finding> findings) {
        findings.stream().filter(Finding::counts).forEach(this::print);
    }

    private void print(Finding finding) {
        Region region = finding.region();
        String lines = ",line=" + region.startLine() + ",endLine=" + region.endLine();
        // Columns are for places within a line only.
        String columns = region.startLine() == region.endLine()
                ? ",col=" + region.startColumn() + ",endColumn=" + region.endColumn()
                : "";
        String remedy = finding.remedy().isEmpty() ? "" : "\n" + finding.remedy();
        out.accept("::" + command(finding.level()) + " file=" + property(region.file()) + lines + columns + ",title="
                + finding.rule().id() + "::" + data(finding.message() + remedy) + "\n");
    }

    private static String command(Level level) {
        return switch (level) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "notice";
        };
    }

    @Override
    public void unchecked(Unchecked file) {
        out.accept("::error file=" + property(file.name()) + ",title=not checked::" + data(file.why()) + "\n");
    }

    /** There a summary would be a line among the log's. */
    @Override
    public void end(LintTally tally, int exitCode) {
        out.accept(tally.line() + "\n");
    }

    /** As the runner takes it apart (actions/toolkit, core "command.ts"). */
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
