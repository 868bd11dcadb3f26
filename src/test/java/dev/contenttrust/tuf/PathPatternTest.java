package dev.contenttrust.tuf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {
    @ParameterizedTest
    @CsvSource({
        "targets/*.tgz, targets/foo.tgz, true",
        "targets/*.tgz, targets/foo.txt, false",
        "foo-version-?.tgz, foo-version-a.tgz, true",
        "foo-version-?.tgz, foo-version-alpha.tgz, false",
        "foo-version-?.tgz, foo-version-.tgz, false",
        "*, anything, true",
        "*, a/b, false",
        "*.tgz, targets/foo.tgz, false",
        "a/*/c, a/b/c, true",
        "a/*/c, a/b/b/c, false",
        "a/*/c, a//c, true",
        "a/*, a/, true",
        "a/?, a/, false",
        "a?c, a/c, false",
        "a/*, a, false",
        "**, a, true",
        "**, a/b, false",
        "*a*b*, xxaxxbxx, true",
        "*a*b*, xxbxxaxx, false",
        "*ab, aab, true",
        "Foo, foo, false",
        "a.c, abc, false",
    })
    void stars_and_question_marks_stay_within_a_component(String pattern, String path, boolean matches) {
        assertThat(PathPattern.matches(pattern, path)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "[abc].txt, b.txt, true",
        "[abc].txt, d.txt, false",
        "[a-c].txt, b.txt, true",
        "[a-c].txt, d.txt, false",
        "[!a-c].txt, d.txt, true",
        "[!a-c].txt, b.txt, false",
        "[^a].txt, a.txt, false",
        "[]].txt, ].txt, true",
        "[!]].txt, a.txt, true",
        "[a-].txt, -.txt, true",
        "*[0-9], version9, true",
        "*[0-9], version, false",
        "[ab, [ab, true",
        "[ab, a, false",
        "[, [, true",
        "a[/]b, a/b, false",
        "[!, [!, true",
    })
    void brackets_hold_one_character(String pattern, String path, boolean matches) {
        assertThat(PathPattern.matches(pattern, path)).isEqualTo(matches);
    }

    @Test
    void many_stars_take_no_more_than_their_number_times_the_length() {
        String pattern = "*a".repeat(2000) + "b";
        String path = "a".repeat(20_000);

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThat(PathPattern.matches(pattern, path)).isFalse());
    }
}
