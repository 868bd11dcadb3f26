package dev.contenttrust.report.scan;

import dev.contenttrust.Severity;
import dev.contenttrust.report.When;
import dev.contenttrust.report.html.Page;
import dev.contenttrust.scan.result.Exempted;
import dev.contenttrust.scan.result.Finding;
import dev.contenttrust.scan.result.ScanResult;
import dev.contenttrust.scan.result.ScanResult.Standing;
import dev.contenttrust.scan.result.ScannedImage.ScannedLayer;
import dev.contenttrust.scan.result.Vulnerability;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Scans as one HTML page: what each image is, severities by layer, findings to sort and filter. */
public final class ScanPage {
    private static final List<String> COLUMNS =
            List.of("Severity", "Id", "Package", "Version", "Fixed in", "Layer", "Found", "File");

    private final Page page;

    private ScanPage(String title) {
        this.page = new Page(title);
    }

    /** The page. */
    public static String of(List<ScanResult> results) {
        String title = results.size() == 1
                ? "Scan of " + results.get(0).image().name()
                : "Scan of " + results.size() + " images";
        ScanPage scans = new ScanPage(title);
        for (int i = 0; i < results.size(); i++) {
            scans.image(results.get(i), i);
        }
        return scans.page.render();
    }

    private void image(ScanResult result, int number) {
        page.raw("<section>\n");
        page.element("h1", result.image().name());
        verdict(result);
        facts(result);
        layers(result);
        findings(result, "findings-" + number);
        exempted(result);
        unread(result);
        page.raw("</section>\n");
    }

    private void verdict(ScanResult result) {
        result.image()
                .trust()
                .ifPresentOrElse(
                        trust -> page.raw("<p class=\"good\">Signed by ")
                                .text(ScanReport.signed(trust))
                                .raw("</p>\n"),
                        () -> page.raw("<p class=\"bad\"><strong>Not verified: nobody vouches for it.</strong></p>\n"));
        if (result.standing() == Standing.INCOMPLETE) {
            page.raw("<p class=\"warn\">Not everything could be checked; see below.</p>\n");
        }
    }

    private void facts(ScanResult result) {
        page.raw("<dl>\n");
        result.image().manifest().ifPresent(digest -> fact("manifest", digest.toString()));
        result.image().platform().ifPresent(platform -> fact("platform", platform.toString()));
        result.inventory().distribution().ifPresent(on -> fact("distribution", on.name()));
        fact("components", Integer.toString(result.inventory().components().size()));
        fact("database", "oldest source of " + When.words(result.database().oldest(), result.now()));
        fact("judged for", result.now().truncatedTo(ChronoUnit.SECONDS).toString());
        page.raw("</dl>\n");
    }

    private void fact(String name, String value) {
        page.element("dt", name).element("dd", value);
    }

    private static List<Severity> worstFirst() {
        List<Severity> all = new ArrayList<>(List.of(Severity.values()));
        Collections.reverse(all);
        return all;
    }

    private void layers(ScanResult result) {
        page.raw("<h2>Findings by layer</h2>\n<div class=\"scroll\"><table><thead><tr><th class=\"num\">Layer</th>");
        List<Severity> shown = worstFirst().stream()
                .filter(severity ->
                        severity.compareTo(Severity.LOW) >= 0 || result.counts().getOrDefault(severity, 0L) > 0)
                .toList();
        shown.forEach(severity -> page.raw("<th class=\"num\">" + severity.word() + "</th>"));
        page.raw("<th class=\"wide\">Made by</th></tr></thead><tbody>\n");
        List<ScannedLayer> layers = result.image().layers();
        for (int i = 0; i < layers.size(); i++) {
            int layer = i;
            page.raw("<tr><td class=\"num\">" + (layer + 1) + "</td>");
            for (Severity severity : shown) {
                long count = result.findings().stream()
                        .filter(finding -> finding.located().layer() == layer
                                && finding.vulnerability().severity() == severity)
                        .count();
                page.raw("<td class=\"num" + (count == 0 ? " dim" : "") + "\">" + count + "</td>");
            }
            page.raw("<td><code>")
                    .text(layers.get(layer).createdBy().orElse("(its history does not say)"))
                    .raw("</code></td></tr>\n");
        }
        page.raw("</tbody></table></div>\n");
    }

    private void findings(ScanResult result, String id) {
        page.element("h2", result.findings().size() + " findings");
        if (result.findings().isEmpty()) {
            return;
        }
        page.raw("<p><label>Filter <input type=\"search\" data-filters=\"" + id + "\"></label></p>\n");
        page.raw("<table class=\"cards sortable\" id=\"" + id + "\"><thead><tr>");
        COLUMNS.forEach(column -> page.raw("<th><button type=\"button\">" + column + "</button></th>"));
        page.raw("</tr></thead><tbody>\n");
        result.findings().forEach(this::finding);
        page.raw("</tbody></table>\n");
    }

    private void finding(Finding finding) {
        Vulnerability vulnerability = finding.vulnerability();
        String word = vulnerability.severity().word();
        String score = vulnerability
                .score()
                .map(s -> String.format(Locale.ROOT, " %.1f", s))
                .orElse("");
        int rank = worstFirst().indexOf(vulnerability.severity());
        page.raw("<tr><td data-label=\"Severity\" data-key=\"" + rank + "\"><span class=\"sev " + word + "\">" + word
                + score + "</span></td><td data-label=\"Id\"><div><a rel=\"noreferrer\" href=\""
                + Page.escape(vulnerability.url()) + "\">");
        page.text(vulnerability.id())
                .raw("</a>" + (vulnerability.exploited() ? " <strong class=\"bad\">exploited</strong>" : ""));
        page.raw("<div class=\"dim\">").text(vulnerability.summary()).raw("</div></div></td>");
        cell("Package", ScanReport.name(finding));
        cell("Version", finding.component().version());
        cell("Fixed in", finding.isFixable() ? String.join(", ", finding.fixed()) : "–");
        cell("Layer", Integer.toString(finding.located().layer() + 1));
        page.raw("<td data-label=\"Found\" class=\"short\"><span>")
                .text(finding.component().found().word())
                .raw("</span></td>");
        cell("File", finding.component().file());
        page.raw("</tr>\n");
    }

    private void cell(String label, String text) {
        page.raw("<td data-label=\"" + label + "\"><span>").text(text).raw("</span></td>");
    }

    private void exempted(ScanResult result) {
        if (result.exempted().isEmpty()) {
            return;
        }
        page.raw("<h2>Exempted</h2>\n<ul>\n");
        for (Exempted one : result.exempted()) {
            page.raw("<li>")
                    .text(one.finding().vulnerability().id() + " in " + ScanReport.name(one.finding()) + ": "
                            + one.reason()
                            + one.until().map(day -> ", until " + day).orElse("") + " (" + one.by() + ")")
                    .raw("</li>\n");
        }
        page.raw("</ul>\n");
    }

    private void unread(ScanResult result) {
        if (result.standing() != Standing.INCOMPLETE) {
            return;
        }
        page.raw("<h2>Not checked</h2>\n<ul class=\"warn\">\n");
        result.limits().forEach(limit -> page.element("li", limit));
        result.inventory()
                .problems()
                .forEach(problem -> page.element("li", problem.what() + " " + problem.file() + ": " + problem.why()));
        page.raw("</ul>\n");
    }
}
