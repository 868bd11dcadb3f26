package dev.contenttrust.tuf;

import dev.contenttrust.json.JsonCursor;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Instants as Go writes them: RFC 3339 with up to nine fraction digits and any offset. TUF asks for {@code Z} and whole seconds,
 * but other forms are met in its repositories too, and mean no other instant. Read by hand, as the JDK's formatters cost a fresh
 * process more than everything else here.
 */
final class Rfc3339 {
    /** {@code 2025-08-07T20:36:33}. */
    private static final int SECONDS_END = 19;

    private static final int FRACTION_MAX = 9;

    private final String text;

    private Rfc3339(String text) {
        this.text = text;
    }

    static Instant read(JsonCursor cursor) {
        try {
            return new Rfc3339(cursor.string()).instant();
        } catch (DateTimeException | StringIndexOutOfBoundsException e) {
            throw cursor.failure("expected an instant such as 2027-01-31T12:00:00Z, found \"" + cursor.string() + "\"");
        }
    }

    private Instant instant() {
        separator(4, '-');
        separator(7, '-');
        separator(10, 'T');
        separator(13, ':');
        separator(16, ':');
        int zone = zoneStart();
        LocalDateTime local = LocalDateTime.of(
                number(0, 4), number(5, 7), number(8, 10), number(11, 13), number(14, 16), number(17, SECONDS_END));
        return local.toInstant(ZoneOffset.UTC).plusNanos(nanos(zone)).minusSeconds(offset(zone));
    }

    private int zoneStart() {
        int at = SECONDS_END;
        if (text.charAt(at) == '.') {
            at++;
            while (isDigit(text.charAt(at))) {
                at++;
            }
        }
        return at;
    }

    private int nanos(int zone) {
        if (zone == SECONDS_END) {
            return 0;
        }
        int digits = zone - SECONDS_END - 1;
        if (digits < 1 || digits > FRACTION_MAX) {
            throw malformed();
        }
        int nanos = number(SECONDS_END + 1, zone);
        for (int i = digits; i < FRACTION_MAX; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private int offset(int zone) {
        char sign = text.charAt(zone);
        if (sign == 'Z' && text.length() == zone + 1) {
            return 0;
        }
        separator(zone + 3, ':');
        int hours = number(zone + 1, zone + 3);
        int minutes = number(zone + 4, zone + 6);
        if (text.length() != zone + 6 || (sign != '+' && sign != '-') || hours > 23 || minutes > 59) {
            throw malformed();
        }
        int seconds = (hours * 60 + minutes) * 60;
        return sign == '+' ? seconds : -seconds;
    }

    private int number(int start, int end) {
        int number = 0;
        for (int i = start; i < end; i++) {
            if (!isDigit(text.charAt(i))) {
                throw malformed();
            }
            number = number * 10 + (text.charAt(i) - '0');
        }
        return number;
    }

    private void separator(int at, char separator) {
        if (text.charAt(at) != separator) {
            throw malformed();
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private DateTimeException malformed() {
        return new DateTimeException(text);
    }
}
