package dev.contenttrust.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @Test
    void a_number_and_a_unit_is_a_length_of_time() {
        assertThat(Durations.parse("30d")).isEqualTo(Duration.ofDays(30));
        assertThat(Durations.parse("12h")).isEqualTo(Duration.ofHours(12));
        assertThat(Durations.parse("5m")).isEqualTo(Duration.ofMinutes(5));
        assertThat(Durations.parse("90s")).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void so_is_iso_8601() {
        assertThat(Durations.parse("PT1H30M")).isEqualTo(Duration.ofMinutes(90));
        assertThat(Durations.parse("P2D")).isEqualTo(Duration.ofDays(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "d", "30", "30 d", "3y", "-1d", "0s", "PT0S", "99999999999999999999d", "9223372036854775807d"
            })
    void anything_else_is_refused(String text) {
        assertThatExceptionOfType(UsageException.class).isThrownBy(() -> Durations.parse(text));
    }
}
