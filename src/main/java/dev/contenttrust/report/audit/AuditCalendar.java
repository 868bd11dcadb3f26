package dev.contenttrust.report.audit;

import dev.contenttrust.audit.AuditRow.RepositoryRow;
import dev.contenttrust.audit.AuditRow.RoleFacts;
import dev.contenttrust.report.When;
import dev.contenttrust.report.html.Page;
import dev.contenttrust.tuf.RoleName;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What expires on which day: a sheet a month, and a list of what comes first. Timestamps, which live for days, are left out. */
final class AuditCalendar {
    /** Months with something in them; what expires later needs no attention this year. */
    private static final int MONTHS_MAX = 12;

    /** Lines of the list; it is for reading. */
    private static final int LINES_MAX = 200;

    private final List<Entry> entries = new ArrayList<>();
    private final Instant now;

    private record Entry(Instant expires, String repository, String role) {
        LocalDate day() {
            return expires.atOffset(ZoneOffset.UTC).toLocalDate();
        }
    }

    AuditCalendar(AuditOverview overview, Instant now) {
        this.now = now;
        for (RepositoryRow row : overview.repositories()) {
            for (RoleFacts role : row.roles()) {
                if (!role.role().equals(RoleName.TIMESTAMP.value())) {
                    entries.add(new Entry(role.expires(), row.repository(), role.role()));
                }
            }
        }
        entries.sort(Comparator.comparing(Entry::expires)
                .thenComparing(Entry::repository)
                .thenComparing(Entry::role));
    }

    void write(Page page) {
        page.element("h2", "What expires when");
        if (entries.isEmpty()) {
            page.element("p", "Nothing was verified that could expire.");
            return;
        }
        Map<YearMonth, Map<Integer, Integer>> months = new TreeMap<>();
        for (Entry entry : entries) {
            months.computeIfAbsent(YearMonth.from(entry.day()), month -> new TreeMap<>())
                    .merge(entry.day().getDayOfMonth(), 1, Integer::sum);
        }
        page.raw("<div class=\"months\">\n");
        months.entrySet().stream().limit(MONTHS_MAX).forEach(month -> sheet(page, month.getKey(), month.getValue()));
        page.raw("</div>\n");
        list(page);
    }

    private static void sheet(Page page, YearMonth month, Map<Integer, Integer> days) {
        page.raw("<table class=\"month\"><caption>")
                .text(month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + month.getYear())
                .raw("</caption><thead><tr>");
        for (DayOfWeek day : DayOfWeek.values()) {
            page.raw("<th>" + day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + "</th>");
        }
        page.raw("</tr></thead><tbody>\n<tr>");
        int column = month.atDay(1).getDayOfWeek().getValue() - 1;
        page.raw("<td></td>".repeat(column));
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            if (column == DayOfWeek.values().length) {
                page.raw("</tr>\n<tr>");
                column = 0;
            }
            Integer count = days.get(day);
            page.raw(
                    count == null ? "<td>" + day + "</td>" : "<td class=\"due\">" + day + " <b>" + count + "</b></td>");
            column++;
        }
        page.raw("</tr>\n</tbody></table>\n");
    }

    private void list(Page page) {
        page.raw("<table class=\"cards sortable\" id=\"expiries\"><thead><tr>");
        for (String column : List.of("Expires", "Repository", "Role")) {
            page.raw("<th><button type=\"button\">" + column + "</button></th>");
        }
        page.raw("</tr></thead><tbody>\n");
        for (Entry entry : entries.subList(0, Math.min(LINES_MAX, entries.size()))) {
            String tone = entry.expires().isBefore(now) ? " class=\"bad\"" : "";
            page.raw("<tr><td data-label=\"Expires\" data-key=\"" + entry.expires() + "\"><span" + tone + ">")
                    .text(When.words(entry.expires(), now))
                    .raw("</span></td><td data-label=\"Repository\"><span>")
                    .text(entry.repository())
                    .raw("</span></td><td data-label=\"Role\"><span>")
                    .text(entry.role())
                    .raw("</span></td></tr>\n");
        }
        page.raw("</tbody></table>\n");
        if (entries.size() > LINES_MAX) {
            page.element("p class=\"dim\"", "and " + (entries.size() - LINES_MAX) + " more, later");
        }
    }
}
