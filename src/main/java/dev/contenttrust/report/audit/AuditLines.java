package dev.contenttrust.report.audit;

import dev.contenttrust.Digest;
import dev.contenttrust.audit.AuditRow;
import dev.contenttrust.audit.AuditRow.RepositoryRow;
import dev.contenttrust.audit.AuditRow.RoleFacts;
import dev.contenttrust.audit.AuditRow.TagRow;
import dev.contenttrust.audit.RepositoryAudit;
import dev.contenttrust.audit.Verdict;
import dev.contenttrust.audit.rows.Change;
import dev.contenttrust.audit.rows.RowForm;
import dev.contenttrust.report.JsonDocument;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rows as lines for programs: one form a format, each line with its line feed. */
public enum AuditLines {
    /** A JSON object a line (docs/schemas/trust-audit-1.json). */
    JSON {
        @Override
        public String rowHead() {
            return "";
        }

        @Override
        String row(AuditRow row) {
            return JsonDocument.line(RowForm.of(row));
        }

        @Override
        public String changeHead() {
            return "";
        }

        @Override
        String change(Change change) {
            return JsonDocument.line(change.json());
        }
    },
    /** Comma-separated values with a heading (RFC 4180). */
    CSV {
        @Override
        public String rowHead() {
            return Csv.line(
                    "repository",
                    "tag",
                    "verdict",
                    "reasons",
                    "notes",
                    "digest",
                    "role",
                    "signers",
                    "served",
                    "expires",
                    "server");
        }

        @Override
        String row(AuditRow row) {
            return row instanceof TagRow tag ? csv(tag) : csv((RepositoryRow) row);
        }

        @Override
        public String changeHead() {
            return Csv.line("change", "repository", "tag", "verdict", "before", "after");
        }

        @Override
        String change(Change change) {
            return Csv.line(
                    change.kind().word(),
                    change.repository(),
                    change.tag().orElse(""),
                    change.verdict().map(Verdict::word).orElse(""),
                    change.before(),
                    change.after());
        }
    };

    /** What stands before the rows; may be empty. */
    public abstract String rowHead();

    abstract String row(AuditRow row);

    /** What stands before changes; may be empty. */
    public abstract String changeHead();

    abstract String change(Change change);

    /** A repository's row and those of its tags. */
    public String of(RepositoryAudit audit) {
        StringBuilder lines = new StringBuilder();
        audit.rows().forEach(row -> lines.append(row(row)));
        return lines.toString();
    }

    /** Changes, in their order. */
    public String of(List<Change> changes) {
        StringBuilder lines = new StringBuilder();
        changes.forEach(change -> lines.append(change(change)));
        return lines.toString();
    }

    private static String csv(RepositoryRow row) {
        Optional<Instant> first = row.roles().stream().map(RoleFacts::expires).min(Instant::compareTo);
        return Csv.line(
                row.repository(),
                "",
                row.verdict().word(),
                reasons(row),
                String.join("; ", row.notes()),
                "",
                "",
                "",
                "",
                first.map(Instant::toString).orElse(""),
                row.server());
    }

    private static String csv(TagRow row) {
        return Csv.line(
                row.repository(),
                row.tag(),
                row.verdict().word(),
                reasons(row),
                String.join("; ", row.notes()),
                row.digest().map(Digest::toString).orElse(""),
                row.role().orElse(""),
                String.join(" ", row.signers()),
                row.served().map(Digest::toString).orElse(""),
                "",
                "");
    }

    private static String reasons(AuditRow row) {
        return String.join(
                "; ",
                row.reasons().stream()
                        .map(reason -> reason.verdict().word() + ": " + reason.text())
                        .toList());
    }
}
