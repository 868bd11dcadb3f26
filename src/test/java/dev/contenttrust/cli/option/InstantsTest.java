package dev.contenttrust.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {
    @Test
    void a_date_is_its_first_moment_in_utc() {
        assertThat(Instants.parse("2018-08-01")).isEqualTo(Instant.parse("2018-08-01T00:00:00Z"));
    }

    @Test
    void an_instant_may_have_any_offset() {
        assertThat(Instants.parse("2018-08-01T12:00:00+02:00")).isEqualTo(Instant.parse("2018-08-01T10:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "2018-13-01", "2018-08-01T12:00:00", "1533081600"})
    void anything_else_is_refused(String text) {
        assertThatExceptionOfType(UsageException.class).isThrownBy(() -> Instants.parse(text));
    }
}
