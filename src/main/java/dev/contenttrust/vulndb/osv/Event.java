package dev.contenttrust.vulndb.osv;

/** Where in the order of versions something changes. */
public record Event(Kind kind, String version) {
    /** What changes there. */
    public enum Kind {
        /** From this version on, itself included, it is there; {@code 0} is before all versions. */
        INTRODUCED,
        /** From this version on, itself included, it is mended. */
        FIXED,
        /** Behind this version it is gone. */
        LAST_AFFECTED,
        /** Nothing from this version on is spoken of; {@code *} is behind all versions. */
        LIMIT
    }
}
