package dev.contenttrust.report.lint;

import dev.contenttrust.Digest;
import dev.contenttrust.lint.Result.Linted;
import dev.contenttrust.lint.Result.Unchecked;
import dev.contenttrust.lint.finding.Finding;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.finding.Suppression;
import dev.contenttrust.lint.source.Edit;
import dev.contenttrust.lint.source.SourceText;
import dev.contenttrust.lint.source.Span;
import dev.contenttrust.report.SignatureReport;
import dev.contenttrust.report.sarif.SarifFix;
import dev.contenttrust.report.sarif.SarifFix.Replacement;
import dev.contenttrust.report.sarif.SarifLevel;
import dev.contenttrust.report.sarif.SarifLog;
import dev.contenttrust.report.sarif.SarifLog.Ending;
import dev.contenttrust.report.sarif.SarifNotice;
import dev.contenttrust.report.sarif.SarifPlace;
import dev.contenttrust.report.sarif.SarifRegion;
import dev.contenttrust.report.sarif.SarifResult;
import dev.contenttrust.report.sarif.SarifRule;
import dev.contenttrust.report.sarif.SarifTool;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** For code scanning: SARIF 2.1.0. */
public final class LintSarif implements LintReport {
    /** Enough for no two of a repository's findings to have the same by chance. */
    private static final int FINGERPRINT_DIGITS = 32;

    private static final int SNIPPET_MAX = 400;

    private final SarifLog log;

    /** @param version of the program */
    public LintSarif(Consumer<String> out, String version) {
        RuleTexts texts = RuleTexts.read();
        List<SarifRule> rules = Arrays.stream(Rule.values())
                .map(rule -> new SarifRule(rule.id(), rule.title(), texts.text(rule), level(rule.level())))
                .toList();
        log = new SarifLog(new SarifTool("trust", version, rules), out);
    }

    private static SarifLevel level(Level level) {
        return SarifLevel.valueOf(level.name());
    }

    @Override
    public void checked(Linted file, List<Finding> findings) {
        Map<String, Integer> alike = new HashMap<>();
        for (Finding finding : findings) {
            String print = fingerprint(file.source(), finding);
            int nth = alike.merge(print, 1, Integer::sum);
            log.result(result(file.source(), finding, print + ":" + nth));
        }
    }

    private static SarifResult result(SourceText source, Finding finding, String fingerprint) {
        String remedy = finding.remedy().isEmpty() ? "" : "\n" + finding.remedy();
        SarifRegion region = region(source, finding.region().span());
        return new SarifResult(
                finding.rule().id(),
                level(finding.level()),
                finding.message() + remedy,
                new SarifPlace(source.name(), Optional.of(region)),
                fingerprint,
                finding.fix().isEmpty() ? List.of() : List.of(fix(source, finding)),
                finding.suppression().map(Suppression::reason));
    }

    private static SarifFix fix(SourceText source, Finding finding) {
        List<Replacement> replacements = finding.fix().stream()
                .map(edit -> new Replacement(deleted(source, edit), edit.replacement()))
                .toList();
        return new SarifFix(
                source.name(), finding.remedy().isEmpty() ? finding.message() : finding.remedy(), replacements);
    }

    private static SarifRegion deleted(SourceText source, Edit edit) {
        SarifRegion region = region(source, edit.span());
        return new SarifRegion(
                region.startLine(), region.startColumn(), region.endLine(), region.endColumn(), Optional.empty());
    }

    private static SarifRegion region(SourceText source, Span span) {
        int startLine = source.line(span.start());
        int endLine = source.line(span.end());
        String text = source.text(new Span(span.start(), Math.min(span.end(), span.start() + SNIPPET_MAX)));
        return new SarifRegion(
                startLine,
                column(source, startLine, span.start()),
                endLine,
                column(source, endLine, span.end()),
                text.isEmpty() ? Optional.empty() : Optional.of(text));
    }

    private static int column(SourceText source, int line, int offset) {
        int from = line == 1 ? source.start() : source.lineSpan(line).start();
        return Math.max(0, offset - from) + 1;
    }

    /** Of the rule and the text, blanks aside: it moves with its line, and changes with it. */
    private static String fingerprint(SourceText source, Finding finding) {
        Span span = finding.region().span();
        String text = source.text(new Span(span.start(), Math.min(span.end(), span.start() + SNIPPET_MAX)));
        String all = finding.rule().id() + "\n" + text.replaceAll("\\s+", " ").strip() + "\n"
                + finding.region().line().replaceAll("\\s+", " ").strip();
        return Digest.sha256(all.getBytes(StandardCharsets.UTF_8)).hex().substring(0, FINGERPRINT_DIGITS);
    }

    @Override
    public void unchecked(Unchecked file) {
        String message = file.name() + " could not be checked: " + file.why();
        log.notice(new SarifNotice(SarifLevel.ERROR, message, Optional.of(SarifPlace.of(file.name()))));
    }

    @Override
    public void end(LintTally tally, int exitCode) {
        tally.signatures()
                .map(SignatureReport::unchecked)
                .orElse(List.of())
                .forEach(what -> log.notice(new SarifNotice(SarifLevel.ERROR, what, Optional.empty())));
        for (String config : tally.configs()) {
            log.notice(new SarifNotice(
                    SarifLevel.NOTE, "settings come from " + config, Optional.of(SarifPlace.of(config))));
        }
        log.end(tally.complete() ? Ending.COMPLETE : Ending.INCOMPLETE, exitCode);
    }
}
