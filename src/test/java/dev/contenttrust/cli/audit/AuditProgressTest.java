package dev.contenttrust.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditProgressTest {
    @ParameterizedTest
    @CsvSource({
        "100, 1000, 10, '100 of 1000 repositories, 10 a second, 90 seconds left'",
        "1, 11, 60, '1 of 11 repositories, 1 a minute, 10 minutes left'",
        "1000, 1000, 10, '1000 of 1000 repositories, 100 a second, 0 seconds left'",
    })
    void rate_and_time_left_are_told(int done, int total, int seconds, String words) {
        assertThat(AuditProgress.words(done, total, Duration.ofSeconds(seconds)))
                .isEqualTo(words);
    }
}
