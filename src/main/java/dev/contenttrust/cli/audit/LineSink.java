package dev.contenttrust.cli.audit;

import dev.contenttrust.audit.RepositoryAudit;
import dev.contenttrust.report.audit.AuditLines;

/** Writes rows as they come. */
public final class LineSink implements Sink {
    private final Target target;
    private final AuditLines form;

    private LineSink(Target target, AuditLines form) {
        this.target = target;
        this.form = form;
    }

    /** Into something empty. */
    public static LineSink begin(Target target, AuditLines form) {
        target.write(form.rowHead());
        return new LineSink(target, form);
    }

    /** Behind what is there. */
    public static LineSink resume(Target target, AuditLines form) {
        return new LineSink(target, form);
    }

    @Override
    public void add(RepositoryAudit audit) {
        target.write(form.of(audit));
    }

    @Override
    public boolean speaks() {
        return target instanceof Target.Standard;
    }

    @Override
    public void end() {
        target.end();
    }

    @Override
    public void close() {
        target.close();
    }
}
