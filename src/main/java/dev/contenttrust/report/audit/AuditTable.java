package dev.contenttrust.report.audit;

import dev.contenttrust.audit.AuditRow;
import dev.contenttrust.audit.AuditRow.RepositoryRow;
import dev.contenttrust.audit.AuditRow.TagRow;
import dev.contenttrust.audit.Reason;
import dev.contenttrust.audit.Verdict;
import dev.contenttrust.audit.rows.Change;
import dev.contenttrust.report.Palette;
import dev.contenttrust.report.Palette.Tone;
import dev.contenttrust.report.Table;
import dev.contenttrust.report.Text;
import java.util.List;

/** Audits for people, the worst first. */
public final class AuditTable {
    private AuditTable() {}

    /** The table and a summary, each line with its line feed. */
    public static String of(AuditOverview overview, Palette palette) {
        Table table = Table.of("VERDICT", "REPOSITORY", "TAG", "WHY");
        overview.worstFirst().forEach(row -> add(table, row));
        return table.render(palette) + "\n"
                + Text.of(overview.counts().summary()).in(palette) + "\n";
    }

    private static void add(Table table, AuditRow row) {
        List<Reason> reasons = row.reasons();
        String tag = row instanceof TagRow one ? one.tag() : "";
        table.row(
                new Text(row.verdict().word(), tone(row.verdict())),
                Text.of(row.repository()),
                Text.of(tag),
                Text.of(reasons.isEmpty() ? tags(row) : words(row, reasons.get(0))));
        reasons.stream()
                .skip(1)
                .forEach(reason -> table.row(Text.of(""), Text.of(""), Text.of(""), Text.of(words(row, reason))));
    }

    private static String tags(AuditRow row) {
        return row instanceof RepositoryRow repository ? AuditCounts.count(repository.tags(), "tag", "tags") : "";
    }

    /** Another verdict than the row's is named. */
    private static String words(AuditRow row, Reason reason) {
        return reason.verdict() == row.verdict()
                ? reason.text()
                : reason.verdict().word() + ": " + reason.text();
    }

    /** Changes since an earlier audit, in the order in which they were found. */
    public static String changes(List<Change> changes, Palette palette) {
        if (changes.isEmpty()) {
            return Text.of("nothing has changed").in(palette) + "\n";
        }
        Table table = Table.of("CHANGE", "REPOSITORY", "TAG", "VERDICT", "BEFORE", "AFTER");
        changes.forEach(change -> table.row(
                Text.of(change.kind().word()),
                Text.of(change.repository()),
                Text.of(change.tag().orElse("")),
                change.verdict()
                        .map(verdict -> new Text(verdict.word(), tone(verdict)))
                        .orElse(Text.of("")),
                Text.of(change.before()),
                Text.of(change.after())));
        return table.render(palette);
    }

    private static Tone tone(Verdict verdict) {
        return switch (verdict) {
            case REFUSED, EXPIRED, UNREACHABLE, UNSIGNED, MISSING, MOVED -> Tone.BAD;
            case SHADOWED, FROZEN, EXPIRING, LAGGING, WEAK -> Tone.WARNING;
            case FRESH -> Tone.GOOD;
        };
    }
}
