package dev.contenttrust.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.report.Palette.Tone;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WhenTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

    @Test
    void days_are_told_with_the_date() {
        assertThat(When.words(Instant.parse("2026-12-02T12:00:00Z"), NOW)).isEqualTo("in 9 days, 2026-12-02");
        assertThat(When.words(Instant.parse("2026-11-20T00:00:00Z"), NOW)).isEqualTo("3 days ago, 2026-11-20");
        assertThat(When.words(Instant.parse("2036-11-23T00:00:00Z"), NOW)).isEqualTo("in 10 years, 2036-11-23");
    }

    @Test
    void less_than_two_days_are_told_with_the_instant() {
        assertThat(When.words(Instant.parse("2026-11-23T03:00:00Z"), NOW))
                .isEqualTo("in 3 hours, 2026-11-23T03:00:00Z");
        assertThat(When.words(Instant.parse("2026-11-22T23:59:59Z"), NOW))
                .isEqualTo("1 second ago, 2026-11-22T23:59:59Z");
    }

    @Test
    void what_is_past_or_near_is_marked() {
        assertThat(When.expiry(NOW.minusSeconds(1), NOW).tone()).isEqualTo(Tone.BAD);
        assertThat(When.expiry(NOW.plusSeconds(86400), NOW).tone()).isEqualTo(Tone.WARNING);
        assertThat(When.expiry(NOW.plusSeconds(86400L * 365), NOW).tone()).isEqualTo(Tone.NEUTRAL);
    }
}
