package dev.contenttrust.report.audit;

import dev.contenttrust.audit.AuditRow;
import dev.contenttrust.audit.AuditRow.RepositoryRow;
import dev.contenttrust.audit.AuditRow.RoleFacts;
import dev.contenttrust.audit.AuditRow.TagRow;
import dev.contenttrust.audit.RepositoryAudit;
import dev.contenttrust.audit.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is kept of many audits to show them together: of a repository its row without keys, of its tags those with something of their
 * own to say. Some hundred bytes a repository.
 */
public final class AuditOverview {
    private static final Comparator<AuditRow> WORST_FIRST = Comparator.comparing(AuditRow::verdict)
            .thenComparing(AuditRow::repository)
            .thenComparing(row -> row instanceof TagRow tag ? tag.tag() : "");

    private final List<RepositoryRow> repositories = new ArrayList<>();
    private final List<TagRow> tags = new ArrayList<>();
    private final AuditCounts counts = new AuditCounts();

    public void add(RepositoryAudit audit) {
        counts.add(audit);
        repositories.add(slim(audit.repository()));
        audit.tags().stream().filter(tag -> tag.own() != Verdict.FRESH).forEach(tags::add);
    }

    private static RepositoryRow slim(RepositoryRow row) {
        List<RoleFacts> roles = row.roles().stream()
                .map(role -> new RoleFacts(role.role(), role.version(), role.expires(), List.of(), role.threshold()))
                .toList();
        return new RepositoryRow(
                row.repository(),
                row.server(),
                row.at(),
                row.verdict(),
                row.reasons(),
                row.notes(),
                row.rootTrust(),
                roles,
                row.tags());
    }

    /** In the order in which they were added. */
    List<RepositoryRow> repositories() {
        return repositories;
    }

    /** Everything that is worth a line, the worst first. */
    List<AuditRow> worstFirst() {
        List<AuditRow> rows = new ArrayList<>(repositories);
        rows.addAll(tags);
        rows.sort(WORST_FIRST);
        return rows;
    }

    AuditCounts counts() {
        return counts;
    }
}
