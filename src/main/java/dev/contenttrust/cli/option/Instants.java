package dev.contenttrust.cli.option;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Points in time as people write them: an instant with its offset, or a date, which is its first moment in UTC. */
public final class Instants {
    private static final int DATE_LENGTH = "2018-08-01".length();

    private Instants() {}

    /** @throws UsageException if it is none */
    public static Instant parse(String text) {
        try {
            return text.length() == DATE_LENGTH
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new UsageException(
                    "\"" + text + "\" is not an instant",
                    "expected such as 2018-08-01 (its first moment in UTC) or 2018-08-01T12:00:00Z",
                    "",
                    e);
        }
    }
}
