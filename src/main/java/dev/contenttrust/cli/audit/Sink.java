package dev.contenttrust.cli.audit;

import dev.contenttrust.audit.RepositoryAudit;

/** Where audits go, in the order of the repositories. */
public interface Sink extends AutoCloseable {
    /** An audit. */
    void add(RepositoryAudit audit);

    /** Whether {@link #add} writes to standard output. */
    boolean speaks();

    /** There are no more. */
    void end();

    /** Lets go of whatever is open, whether it was ended or not. */
    @Override
    void close();
}
