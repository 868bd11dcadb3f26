package dev.contenttrust.vulndb.store;

import dev.contenttrust.Digest;
import java.time.Instant;
import java.util.Locale;

/**
 * A file that went into the database.
 *
 * @param name the ecosystem of an export; empty for the others
 * @param location its URL or path
 * @param current when its origin last said that this is what it has; of a file in a directory, when it was written
 * @param modified when its origin changed it last, as far as it says so
 * @param tag the origin's own word for this content (ETag); may be empty
 * @param bytes its length
 * @param records how many of its records are in the database
 */
public record StoredSource(
        Kind kind,
        String name,
        String location,
        Instant current,
        Instant modified,
        String tag,
        Digest digest,
        long bytes,
        long records) {

    /** What it holds. */
    public enum Kind {
        /** OSV records of one ecosystem, in a zip archive. */
        OSV,
        /** Vulnerabilities that are known to be exploited. */
        KEV,
        /** How likely each will be. */
        EPSS;

        /** As it is written. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The same content, still current at that instant. */
    public StoredSource currentAt(Instant instant, String itsTag) {
        return new StoredSource(kind, name, location, instant, modified, itsTag, digest, bytes, records);
    }

    /** The same, that so many records were taken from. */
    public StoredSource withRecords(long count) {
        return new StoredSource(kind, name, location, current, modified, tag, digest, bytes, count);
    }
}
