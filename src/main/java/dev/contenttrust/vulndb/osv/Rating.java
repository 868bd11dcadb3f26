package dev.contenttrust.vulndb.osv;

import dev.contenttrust.Severity;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How bad a vulnerability is.
 *
 * @param score of CVSS, from 0 to 10, where there is a vector to compute it from
 * @param vector CVSS's, empty where there is none
 */
public record Rating(Severity severity, OptionalDouble score, String vector) {
    /** Nobody said. */
    public static final Rating UNKNOWN = new Rating(Severity.UNKNOWN, OptionalDouble.empty(), "");

    /** The rating of a word that a database uses, unless it is no such word. */
    static Rating ofWord(String word) {
        Severity severity = switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "critical" -> Severity.CRITICAL;
            case "high", "important" -> Severity.HIGH;
            case "medium", "moderate" -> Severity.MEDIUM;
            case "low", "negligible", "unimportant", "minor" -> Severity.LOW;
            case "none" -> Severity.NONE;
            default -> Severity.UNKNOWN;
        };
        return severity == Severity.UNKNOWN ? UNKNOWN : new Rating(severity, OptionalDouble.empty(), "");
    }

    /** Whether it says nothing. */
    public boolean isUnknown() {
        return severity == Severity.UNKNOWN;
    }
}
