package dev.contenttrust;

import java.util.Locale;

/** How bad a vulnerability is, from the least; CVSS v3.1 section 5 and v4.0 section 6 say which score is which. */
public enum Severity {
    /** Nobody said. */
    UNKNOWN,
    /** Score 0. */
    NONE,
    /** Below 4. */
    LOW,
    /** Below 7. */
    MEDIUM,
    /** Below 9. */
    HIGH,
    CRITICAL;

    /** The severity of a CVSS score from 0 to 10. */
    public static Severity ofScore(double score) {
        if (score >= 9) {
            return CRITICAL;
        }
        if (score >= 7) {
            return HIGH;
        }
        if (score >= 4) {
            return MEDIUM;
        }
        return score > 0 ? LOW : NONE;
    }

    /** As it is written: {@code critical}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
