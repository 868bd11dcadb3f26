package dev.contenttrust.cli;

import dev.contenttrust.audit.AuditRow.RepositoryRow;
import dev.contenttrust.audit.AuditRow.RoleFacts;
import dev.contenttrust.audit.Auditor;
import dev.contenttrust.audit.RepositoryAudit;
import dev.contenttrust.audit.history.HistoryDirectory;
import dev.contenttrust.audit.history.HistoryException;
import dev.contenttrust.cli.audit.AuditProgress;
import dev.contenttrust.cli.audit.Sink;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.report.audit.AuditCounts;
import dev.contenttrust.tuf.RoleName;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Many audits side by side, told of in their order. One that fails is a row like any other. */
final class AuditRun {
    private final Console console;
    private final Auditor auditor;
    private final Instant now;
    private final AuditCounts counts;
    private final Set<ExitCode> troubles = ConcurrentHashMap.newKeySet();
    private Optional<HistoryDirectory> history;

    /** @param history keeps what is seen; absent to keep nothing */
    AuditRun(Console console, Auditor auditor, Instant now, AuditCounts counts, Optional<HistoryDirectory> history) {
        this.console = console;
        this.auditor = auditor;
        this.now = now;
        this.counts = counts;
        this.history = history;
    }

    /** Audits all of them; what the sink throws ends the run. */
    void run(Collection<String> names, int workers, Sink sink) {
        AuditProgress progress = new AuditProgress(console, names.size());
        try {
            InOrder.run(names.iterator(), workers, this::audit, audit -> {
                if (sink.speaks()) {
                    progress.clear();
                }
                sink.add(audit);
                counts.add(audit);
                remember(audit.repository());
                progress.advance();
            });
        } finally {
            progress.clear();
        }
    }

    /** What happened that is no verdict. */
    Set<ExitCode> troubles() {
        return troubles.isEmpty() ? EnumSet.noneOf(ExitCode.class) : EnumSet.copyOf(troubles);
    }

    private RepositoryAudit audit(String name) {
        OneAudit one = OneAudit.of(auditor, now, name);
        one.trouble().ifPresent(failure -> {
            troubles.add(ExitCode.of(failure));
            console.failure(name, failure);
        });
        return one.audit();
    }

    private void remember(RepositoryRow row) {
        if (history.isEmpty()) {
            return;
        }
        HistoryDirectory kept = history.get();
        try {
            Map<String, RoleFacts> roles =
                    row.roles().stream().collect(Collectors.toMap(RoleFacts::role, role -> role, (one, other) -> one));
            RoleFacts timestamp = roles.get(RoleName.TIMESTAMP.value());
            RoleFacts snapshot = roles.get(RoleName.SNAPSHOT.value());
            if (timestamp != null && snapshot != null) {
                kept.saw(Gun.parse(row.repository()), timestamp.expires(), snapshot.version(), now);
            }
        } catch (HistoryException e) {
            console.note(e.getMessage() + "; what this audit saw is not kept");
            history = Optional.empty();
        }
    }
}
