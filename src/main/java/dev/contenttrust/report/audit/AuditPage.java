package dev.contenttrust.report.audit;

import dev.contenttrust.audit.AuditRow;
import dev.contenttrust.audit.AuditRow.RepositoryRow;
import dev.contenttrust.audit.AuditRow.TagRow;
import dev.contenttrust.audit.Reason;
import dev.contenttrust.audit.Verdict;
import dev.contenttrust.report.html.Page;
import java.time.Instant;
import java.util.List;

/** Audits as one HTML page: verdicts, a calendar of what expires when, and a table to sort and filter. */
public final class AuditPage {
    private static final List<String> COLUMNS = List.of("Verdict", "Repository", "Tag", "Why");

    private static final List<Verdict> WORST_FIRST = List.of(Verdict.values());

    private final AuditOverview overview;
    private final Instant at;
    private final Page page;

    private AuditPage(AuditOverview overview, Instant at) {
        this.overview = overview;
        this.at = at;
        this.page =
                new Page("Audit of " + AuditCounts.count(overview.repositories().size(), "repository", "repositories"));
    }

    /**
     * The page.
     *
     * @param at the instant of every judgement
     */
    public static String of(AuditOverview overview, Instant at) {
        AuditPage audit = new AuditPage(overview, at);
        audit.head();
        new AuditCalendar(overview, at).write(audit.page);
        audit.rows();
        audit.notes();
        return audit.page.render();
    }

    private void head() {
        page.element("h1", "Trust audit");
        page.element("p", overview.counts().summary());
        page.raw("<p class=\"dim\">Judged for ").text(at.toString()).raw(".</p>\n");
        page.raw("<table><thead><tr><th>Verdict</th><th class=\"num\">Repositories</th><th class=\"num\">Tags</th>"
                + "<th>Meaning</th></tr></thead><tbody>\n");
        for (Verdict verdict : Verdict.values()) {
            if (overview.counts().repositories(verdict) + overview.counts().tags(verdict) > 0) {
                page.raw("<tr><td>" + badge(verdict) + "</td><td class=\"num\">"
                                + overview.counts().repositories(verdict) + "</td><td class=\"num\">"
                                + overview.counts().tags(verdict) + "</td><td>")
                        .text(verdict.meaning())
                        .raw("</td></tr>\n");
            }
        }
        page.raw("</tbody></table>\n");
    }

    private void rows() {
        page.element("h2", "Repositories by verdict");
        page.raw("<p><label>Filter <input type=\"search\" data-filters=\"rows\"></label></p>\n");
        page.raw("<table class=\"cards sortable\" id=\"rows\"><thead><tr>");
        COLUMNS.forEach(column -> page.raw("<th><button type=\"button\">" + column + "</button></th>"));
        page.raw("</tr></thead><tbody>\n");
        overview.worstFirst().forEach(this::row);
        page.raw("</tbody></table>\n");
    }

    private void row(AuditRow row) {
        page.raw("<tr><td data-label=\"Verdict\" data-key=\"" + WORST_FIRST.indexOf(row.verdict()) + "\">"
                + badge(row.verdict()) + "</td>");
        cell("Repository", row.repository());
        cell("Tag", row instanceof TagRow tag ? tag.tag() : "");
        page.raw("<td data-label=\"Why\"><div>");
        if (row.reasons().isEmpty() && row instanceof RepositoryRow repository) {
            page.text(AuditCounts.count(repository.tags(), "tag", "tags"));
        }
        for (Reason reason : row.reasons()) {
            String verdict = reason.verdict() == row.verdict()
                    ? ""
                    : "<span class=\"dim\">" + reason.verdict().word() + ":</span> ";
            page.raw("<div>" + verdict).text(reason.text()).raw("</div>");
        }
        page.raw("</div></td></tr>\n");
    }

    private void notes() {
        List<String> notes = overview.counts().notes();
        if (!notes.isEmpty()) {
            page.element("h2", "Notes").raw("<ul>\n");
            notes.forEach(note -> page.element("li", note));
            page.raw("</ul>\n");
        }
    }

    private void cell(String label, String text) {
        page.raw("<td data-label=\"" + label + "\"><span>").text(text).raw("</span></td>");
    }

    private static String badge(Verdict verdict) {
        String tone = switch (verdict) {
            case REFUSED -> "critical";
            case EXPIRED, UNREACHABLE, UNSIGNED, MISSING, MOVED -> "high";
            case SHADOWED, FROZEN, EXPIRING, LAGGING -> "medium";
            case WEAK -> "low";
            case FRESH -> "fresh";
        };
        return "<span class=\"sev " + tone + "\">" + verdict.word() + "</span>";
    }
}
