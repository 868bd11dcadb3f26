package dev.contenttrust.report.lint;

import dev.contenttrust.lint.Result.Linted;
import dev.contenttrust.lint.Result.Unchecked;
import dev.contenttrust.lint.finding.Finding;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.source.Region;
import dev.contenttrust.report.Palette;
import dev.contenttrust.report.Palette.Tone;
import dev.contenttrust.report.Text;
import java.util.List;
import java.util.function.Consumer;

/** For people: each finding with its line. */
public final class LintText implements LintReport {
    private final Consumer<String> out;
    private final Palette palette;

    public LintText(Consumer<String> out, Palette palette) {
        this.out = out;
        this.palette = palette;
    }

    /** The same without a last line. */
    public static LintReport withoutSummary(Consumer<String> out, Palette palette) {
        LintText all = new LintText(out, palette);
        return new LintReport() {
            @Override
            public void checked(Linted file, List<Finding> findings) {
                all.checked(file, findings);
            }

            @Override
            public void unchecked(Unchecked file) {
                all.unchecked(file);
            }

            @Override
            public void end(LintTally tally, int exitCode) {}
        };
    }

    @Override
    public void checked(Linted file, List<Finding> findings) {
        findings.stream().filter(Finding::counts).forEach(finding -> print(file, finding));
    }

    private void print(Linted file, Finding finding) {
        Region region = finding.region();
        Tone tone = tone(finding.level());
        String place = region.file() + ":" + region.startLine() + ":" + region.startColumn() + ": ";
        out.accept(new Text(place, Tone.HEADING).in(palette)
                + new Text(finding.level().word(), tone).in(palette) + " "
                + finding.rule().id() + ": "
                + Text.of(finding.message()).in(palette) + "\n"
                + SourceLine.show(file.source(), region.span(), tone, palette)
                + (finding.remedy().isEmpty()
                        ? ""
                        : "  > " + Text.of(finding.remedy()).in(palette) + "\n") + "\n");
    }

    static Tone tone(Level level) {
        return switch (level) {
            case ERROR -> Tone.BAD;
            case WARNING -> Tone.WARNING;
            case NOTE -> Tone.NEUTRAL;
        };
    }

    /** Failures are no results: they are told elsewhere. */
    @Override
    public void unchecked(Unchecked file) {}

    @Override
    public void end(LintTally tally, int exitCode) {
        boolean bad = tally.count(Level.ERROR) > 0 || !tally.complete();
        Tone tone = bad ? Tone.BAD : tally.count(Level.WARNING) > 0 ? Tone.WARNING : Tone.GOOD;
        out.accept(new Text(tally.line(), tone).in(palette) + "\n");
    }
}
