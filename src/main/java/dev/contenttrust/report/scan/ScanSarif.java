package dev.contenttrust.report.scan;

import dev.contenttrust.Digest;
import dev.contenttrust.Severity;
import dev.contenttrust.report.sarif.SarifLevel;
import dev.contenttrust.report.sarif.SarifLog;
import dev.contenttrust.report.sarif.SarifLog.Ending;
import dev.contenttrust.report.sarif.SarifNotice;
import dev.contenttrust.report.sarif.SarifPlace;
import dev.contenttrust.report.sarif.SarifResult;
import dev.contenttrust.report.sarif.SarifRule;
import dev.contenttrust.report.sarif.SarifTool;
import dev.contenttrust.scan.result.Exempted;
import dev.contenttrust.scan.result.Finding;
import dev.contenttrust.scan.result.ScanResult;
import dev.contenttrust.scan.result.Vulnerability;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Scans as SARIF: a rule for each vulnerability, a result for each component that has it, at the file that shows it. */
public final class ScanSarif {
    private final Map<String, SarifRule> rules = new LinkedHashMap<>();
    private final List<SarifResult> results = new ArrayList<>();
    private final List<String> incomplete = new ArrayList<>();

    private ScanSarif() {}

    /**
     * The document.
     *
     * @param version ours
     * @param exitCode what the run ends with
     */
    public static String of(List<ScanResult> scans, String version, int exitCode) {
        ScanSarif all = new ScanSarif();
        scans.forEach(all::add);
        StringBuilder text = new StringBuilder();
        SarifLog log = new SarifLog(new SarifTool("trust", version, List.copyOf(all.rules.values())), text::append);
        all.results.forEach(log::result);
        all.incomplete.forEach(what -> log.notice(new SarifNotice(SarifLevel.ERROR, what, Optional.empty())));
        log.end(all.incomplete.isEmpty() ? Ending.COMPLETE : Ending.INCOMPLETE, exitCode);
        return text.toString();
    }

    private void add(ScanResult scan) {
        String image = scan.image().name();
        scan.findings().forEach(finding -> add(image, finding, Optional.empty()));
        for (Exempted one : scan.exempted()) {
            add(image, one.finding(), Optional.of(one.reason() + " (" + one.by() + ")"));
        }
        scan.limits().forEach(limit -> incomplete.add(image + ": " + limit));
        scan.inventory()
                .problems()
                .forEach(problem ->
                        incomplete.add(image + ": " + problem.what() + " " + problem.file() + ": " + problem.why()));
    }

    private void add(String image, Finding finding, Optional<String> suppression) {
        Vulnerability known = finding.vulnerability();
        rules.computeIfAbsent(known.id(), id -> rule(known));
        String name = ScanReport.name(finding) + " " + finding.component().version();
        String message = image + ": " + name + " has " + known.id()
                + (known.exploited() ? ", which is known to be exploited" : "")
                + (finding.isFixable() ? "; mended in " + String.join(", ", finding.fixed()) : "; no update mends it");
        results.add(new SarifResult(
                known.id(),
                level(known.severity()),
                message,
                SarifPlace.of(finding.component().file()),
                fingerprint(image, finding),
                List.of(),
                suppression));
    }

    private static SarifRule rule(Vulnerability known) {
        List<String> tags =
                new ArrayList<>(List.of("vulnerability", known.severity().word()));
        if (known.exploited()) {
            tags.add("known-exploited");
        }
        String title = known.summary().isEmpty() ? known.id() : known.summary();
        return new SarifRule(
                known.id(),
                title,
                "",
                level(known.severity()),
                Optional.of(known.url()),
                known.score().map(score -> String.format(Locale.ROOT, "%.1f", score)),
                tags);
    }

    private static SarifLevel level(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> SarifLevel.ERROR;
            case MEDIUM, UNKNOWN -> SarifLevel.WARNING;
            case LOW, NONE -> SarifLevel.NOTE;
        };
    }

    private static String fingerprint(String image, Finding finding) {
        String words = String.join(
                "\n",
                image,
                finding.vulnerability().id(),
                ScanReport.name(finding),
                finding.component().file());
        return Digest.sha256(words.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
