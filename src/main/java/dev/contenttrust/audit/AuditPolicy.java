package dev.contenttrust.audit;

import java.time.Duration;

/**
 * What counts as soon.
 *
 * @param warnWithin what expires within that time is expiring; but for timestamps, which live too short a time
 */
public record AuditPolicy(Duration warnWithin) {
    /** A month: long enough to find whoever holds a key that lies in a safe. */
    public static final AuditPolicy STANDARD = new AuditPolicy(Duration.ofDays(30));
}
