package dev.contenttrust.vulndb;

import dev.contenttrust.TrustException;
import java.nio.file.Path;
import java.time.Duration;

/** The vulnerability database is older than it may be. Exit code 9. */
public final class OutdatedDatabaseException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final Duration age;

    OutdatedDatabaseException(Path file, String source, Duration age, Duration max) {
        super(
                "the vulnerability database " + file + " is too old",
                "its oldest source (" + source + ") is " + words(age) + " old, at most " + words(max) + " are allowed",
                "trust db update brings it up to date: what did not change is not fetched again, at most some hundred MB and a"
                        + " few minutes. Or allow more with --max-db-age.",
                null);
        this.age = age;
    }

    /** In the largest unit of which there are at least two. */
    private static String words(Duration duration) {
        return duration.toDays() >= 2
                ? duration.toDays() + " days"
                : duration.toHours() >= 2 ? duration.toHours() + " hours" : duration.toMinutes() + " minutes";
    }

    /** Of its oldest source. */
    public Duration age() {
        return age;
    }
}
