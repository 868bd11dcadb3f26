package dev.contenttrust.cli;

import dev.contenttrust.TrustException;
import dev.contenttrust.audit.Auditor;
import dev.contenttrust.audit.Reason;
import dev.contenttrust.audit.RepositoryAudit;
import dev.contenttrust.audit.Verdict;
import dev.contenttrust.notary.Gun;
import java.time.Instant;
import java.util.Optional;

/**
 * The audit of one of many repositories. Whatever happens on the way is a row.
 *
 * @param trouble what happened that is no verdict: a bug of ours, or want of memory
 */
public record OneAudit(RepositoryAudit audit, Optional<TrustException> trouble) {
    /** @param name as it was given, which may be none */
    public static OneAudit of(Auditor auditor, Instant now, String name) {
        try {
            return new OneAudit(auditor.audit(Gun.parse(name)), Optional.empty());
        } catch (TrustException e) {
            return new OneAudit(failed(name, now, e), Optional.empty());
        } catch (OutOfMemoryError e) {
            return troubled(name, now, new MemoryException(e));
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            return unforeseen(name, now, e);
        }
    }

    /** Where nobody foresaw what happened. */
    public static OneAudit unforeseen(String name, Instant now, Throwable cause) {
        return troubled(name, now, new BugException(cause));
    }

    /** Where not even the services for it could be made. */
    public static OneAudit troubled(String name, Instant now, TrustException failure) {
        return new OneAudit(failed(name, now, failure), Optional.of(failure));
    }

    private static RepositoryAudit failed(String name, Instant now, TrustException failure) {
        return RepositoryAudit.failed(name, "", now, new Reason(Verdict.UNREACHABLE, failure.getMessage()));
    }
}
