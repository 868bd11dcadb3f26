package dev.contenttrust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTest {

    @ParameterizedTest
    @CsvSource({
        "linux/amd64, linux/amd64",
        "Linux/AMD64, linux/amd64",
        "linux/x86_64, linux/amd64",
        "linux/aarch64, linux/arm64",
        "linux/arm64/v8, linux/arm64/v8",
        "linux/arm/v7, linux/arm/v7",
        "linux/armhf, linux/arm",
        "linux/armel, linux/arm/v6",
        "linux/i386, linux/386",
        "macos/arm64, darwin/arm64",
        "linux/s390x, linux/s390x"
    })
    void reads_platforms_in_several_spellings(String text, String expected) {
        assertThat(Platform.parse(text)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "linux", "linux/", "/amd64", "linux/arm/", "linux/arm/v7/x", "linux//v7", "/"})
    void refuses_what_is_no_platform(String text) {
        assertThatThrownBy(() -> Platform.parse(text)).isInstanceOf(InvalidNameException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "linux/arm64, linux/arm64/v8",
        "linux/arm64, linux/aarch64/8",
        "linux/arm, linux/arm/v7",
        "linux/arm/7, linux/arm/v7",
        "linux/armel, linux/arm/v6",
        "linux/amd64, linux/amd64/v1",
        "linux/386, linux/i686",
        "linux/amd64/v3, linux/x86_64/v3"
    })
    void matches_the_same_platform_in_other_words(String one, String other) {
        assertThat(Platform.parse(one).matches(Platform.parse(other))).isTrue();
        assertThat(Platform.parse(other).matches(Platform.parse(one))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "linux/amd64, windows/amd64",
        "linux/amd64, linux/arm64",
        "linux/arm, linux/arm/v6",
        "linux/arm64, linux/arm64/v9",
        "linux/amd64, linux/amd64/v2",
        "linux/arm64, linux/arm/v8"
    })
    void does_not_match_another_platform(String one, String other) {
        assertThat(Platform.parse(one).matches(Platform.parse(other))).isFalse();
    }

    @Test
    void this_machine_is_a_linux_that_can_be_asked_for() {
        Platform here = Platform.ofThisMachine();

        assertThat(here.os()).isEqualTo("linux");
        assertThat(Platform.parse(here.toString())).isEqualTo(here);
    }
}
