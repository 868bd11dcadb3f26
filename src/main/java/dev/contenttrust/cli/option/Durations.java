package dev.contenttrust.cli.option;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/** Lengths of time as people write them: {@code 30d}, {@code 12h}, {@code 5m}, {@code 90s}, or ISO 8601 ({@code PT90S}). */
public final class Durations {
    private Durations() {}

    /** @throws UsageException if it is none, or negative */
    public static Duration parse(String text) {
        Duration duration;
        try {
            duration = text.startsWith("P") || text.startsWith("p") ? Duration.parse(text) : units(text);
        } catch (DateTimeParseException | NumberFormatException | ArithmeticException e) {
            throw misread(text, e);
        }
        if (duration.isNegative() || duration.isZero()) {
            throw misread(text, new ArithmeticException("not positive"));
        }
        return duration;
    }

    private static Duration units(String text) {
        int end = Math.max(0, text.length() - 1);
        long number = Long.parseLong(text.substring(0, end));
        return switch (text.substring(end)) {
            case "d" -> Duration.ofDays(number);
            case "h" -> Duration.ofHours(number);
            case "m" -> Duration.ofMinutes(number);
            case "s" -> Duration.ofSeconds(number);
            default -> throw new NumberFormatException("no unit");
        };
    }

    private static UsageException misread(String text, Exception e) {
        return new UsageException(
                "\"" + text + "\" is not a length of time", "expected such as 30d, 12h, 5m, 90s or PT90S", "", e);
    }
}
