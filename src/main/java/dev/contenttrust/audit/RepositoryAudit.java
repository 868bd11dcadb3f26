package dev.contenttrust.audit;

import dev.contenttrust.audit.AuditRow.RepositoryRow;
import dev.contenttrust.audit.AuditRow.TagRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an audit says of one repository.
 *
 * @param tags in the order of their names
 */
public record RepositoryAudit(RepositoryRow repository, List<TagRow> tags) {
    public RepositoryAudit {
        tags = List.copyOf(tags);
    }

    /** Of a repository of which nothing could be verified. */
    public static RepositoryAudit failed(String name, String server, Instant at, Reason reason) {
        return new RepositoryAudit(
                new RepositoryRow(
                        name, server, at, reason.verdict(), List.of(reason), List.of(), Optional.empty(), List.of(), 0),
                List.of());
    }

    /** The repository's row, then those of its tags. */
    public List<AuditRow> rows() {
        List<AuditRow> rows = new ArrayList<>(tags.size() + 1);
        rows.add(repository);
        rows.addAll(tags);
        return rows;
    }

    /** The worst of all rows. */
    public Verdict worst() {
        return rows().stream().map(AuditRow::verdict).min(Verdict::compareTo).orElse(Verdict.FRESH);
    }
}
