package dev.contenttrust.report.audit;

import dev.contenttrust.Printable;
import dev.contenttrust.audit.AuditRow.RepositoryRow;
import dev.contenttrust.audit.AuditRow.RoleFacts;
import dev.contenttrust.audit.Verdict;
import java.time.Instant;

/** Audits as OpenMetrics 1.0 text; node_exporter's textfile collector and Prometheus read it. */
public final class AuditMetrics {
    private AuditMetrics() {}

    /** @param at the instant of every judgement */
    public static String of(AuditOverview overview, Instant at) {
        StringBuilder text = new StringBuilder(1024);
        head(text, "trust_expiry_timestamp_seconds", "When what a role signs expires.", "seconds");
        for (RepositoryRow row : overview.repositories()) {
            for (RoleFacts role : row.roles()) {
                sample(
                        text,
                        "trust_expiry_timestamp_seconds",
                        "repo=\"" + escape(row.repository()) + "\",role=\"" + escape(role.role()) + "\"",
                        role.expires().getEpochSecond());
            }
        }
        head(text, "trust_audit_verdict", "The verdict of each repository, its tags included.", "");
        overview.repositories()
                .forEach(row -> sample(
                        text,
                        "trust_audit_verdict",
                        "repo=\"" + escape(row.repository()) + "\",verdict=\""
                                + row.verdict().word() + "\"",
                        1));
        head(text, "trust_audit_repositories", "Repositories by verdict.", "");
        for (Verdict verdict : Verdict.values()) {
            sample(
                    text,
                    "trust_audit_repositories",
                    label(verdict),
                    overview.counts().repositories(verdict));
        }
        head(text, "trust_audit_tags", "Tags by verdict.", "");
        for (Verdict verdict : Verdict.values()) {
            sample(text, "trust_audit_tags", label(verdict), overview.counts().tags(verdict));
        }
        head(text, "trust_audit_timestamp_seconds", "The instant that the verdicts hold for.", "seconds");
        text.append("trust_audit_timestamp_seconds ")
                .append(at.getEpochSecond())
                .append('\n');
        return text.append("# EOF\n").toString();
    }

    private static void head(StringBuilder text, String name, String help, String unit) {
        text.append("# TYPE ").append(name).append(" gauge\n");
        if (!unit.isEmpty()) {
            text.append("# UNIT ").append(name).append(' ').append(unit).append('\n');
        }
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    }

    private static void sample(StringBuilder text, String name, String labels, long value) {
        text.append(name).append('{').append(labels).append("} ").append(value).append('\n');
    }

    private static String label(Verdict verdict) {
        return "verdict=\"" + verdict.word() + "\"";
    }

    /** Label values (OpenMetrics 1.0, "ABNF", escaped-string). */
    private static String escape(String text) {
        return Printable.escape(text).replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
