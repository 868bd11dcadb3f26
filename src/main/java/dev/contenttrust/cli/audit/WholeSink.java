package dev.contenttrust.cli.audit;

import dev.contenttrust.audit.RepositoryAudit;
import dev.contenttrust.report.audit.AuditOverview;
import java.util.function.Function;

/** Writes everything together at the end. */
public final class WholeSink implements Sink {
    private final Target target;
    private final AuditOverview overview = new AuditOverview();
    private final Function<AuditOverview, String> form;

    public WholeSink(Target target, Function<AuditOverview, String> form) {
        this.target = target;
        this.form = form;
    }

    @Override
    public void add(RepositoryAudit audit) {
        overview.add(audit);
    }

    @Override
    public boolean speaks() {
        return false;
    }

    @Override
    public void end() {
        target.write(form.apply(overview));
        target.end();
    }

    @Override
    public void close() {
        target.close();
    }
}
