package dev.contenttrust.report.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.audit.AuditRow.RepositoryRow;
import dev.contenttrust.audit.AuditRow.RoleFacts;
import dev.contenttrust.audit.AuditRow.TagRow;
import dev.contenttrust.audit.Reason;
import dev.contenttrust.audit.RepositoryAudit;
import dev.contenttrust.audit.Verdict;
import dev.contenttrust.report.Palette;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a report makes of names that strangers chose, and of many. */
class AuditReportsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final String HOSTILE = "=cmd|'<script>alert(1)</script>\"\n\033[2J\u202e,&amp;";

    private static RepositoryAudit audit(String name, String expires) {
        Reason reason = new Reason(Verdict.MISSING, "no " + HOSTILE);
        RepositoryRow row = new RepositoryRow(
                name,
                "https://notary.example.com",
                NOW,
                Verdict.MISSING,
                List.of(reason),
                List.of("note " + HOSTILE),
                Optional.of("memory"),
                List.of(
                        new RoleFacts("root", 1, Instant.parse(expires), List.of("ab"), 1),
                        new RoleFacts("timestamp", 1, NOW.plusSeconds(60), List.of("cd"), 1)),
                1);
        TagRow tag = new TagRow(
                name,
                HOSTILE,
                Verdict.MISSING,
                Verdict.MISSING,
                List.of(reason),
                List.of(),
                Optional.empty(),
                Optional.of("targets"),
                List.of("targets"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new RepositoryAudit(row, List.of(tag));
    }

    private static AuditOverview overview() {
        AuditOverview overview = new AuditOverview();
        overview.add(audit("registry.example.com/demo/app", "2026-09-15T00:00:00Z"));
        overview.add(audit(HOSTILE, "2026-09-15T12:00:00Z"));
        return overview;
    }

    @Test
    void the_page_shows_hostile_names_as_text() {
        String page = AuditPage.of(overview(), NOW);
        assertThat(page).doesNotContain("<script>alert", "\033", "\u202e").contains("&lt;script&gt;alert(1)");
    }

    @Test
    void the_page_has_a_calendar_without_timestamps() {
        String page = AuditPage.of(overview(), NOW);
        assertThat(page)
                .contains("<caption>September 2026</caption>", "15 <b>2</b>")
                .doesNotContain("June 2026");
    }

    @Test
    void the_page_can_be_sorted_and_filtered() {
        assertThat(AuditPage.of(overview(), NOW))
                .contains("<table class=\"cards sortable\" id=\"rows\">", "data-filters=\"rows\"");
    }

    @Test
    void a_table_keeps_hostile_names_on_their_line() {
        String table = AuditTable.of(overview(), Palette.PLAIN);
        assertThat(table).doesNotContain("\033", "\u202e");
        assertThat(table.lines()).hasSize(1 + 4 + 2);
    }

    @Test
    void a_spreadsheet_takes_no_name_for_a_formula() {
        String lines = AuditLines.CSV.of(audit(HOSTILE, "2026-09-15T00:00:00Z"));
        assertThat(lines.lines()).hasSize(2).allMatch(line -> line.startsWith("\"'=cmd"));
    }

    @Test
    void cells_with_quotes_and_commas_are_quoted() {
        assertThat(Csv.line("a", "b,c", "say \"it\"", "-1")).isEqualTo("a,\"b,c\",\"say \"\"it\"\"\",'-1\n");
    }

    @Test
    void metrics_escape_what_a_label_cannot_hold() {
        String metrics = AuditMetrics.of(overview(), NOW);
        assertThat(metrics).contains("\\\"").endsWith("# EOF\n");
        assertThat(metrics.lines().filter(line -> !line.startsWith("#")))
                .allMatch(line -> line.matches("[a-z_]+(\\{([a-z]+=\"([^\"\\\\]|\\\\[\\\\\"n])*\",?)*})? -?\\d+"));
    }

    @Test
    void a_line_of_json_is_one_line_and_safe_to_show() {
        assertThat(AuditLines.JSON.of(audit(HOSTILE, "2026-09-15T00:00:00Z")))
                .doesNotContain("\033", "\u202e")
                .hasLineCount(2);
    }

    @Test
    void notes_that_many_share_are_told_once() {
        assertThat(overview().counts().notes()).hasSize(1).first().asString().startsWith("2 repositories: note");
    }
}
