package dev.contenttrust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "v1.0 \\ \"x\" ~", "naïve", "日本語", "Ελλάδα", "\uD83D\uDE00", "e\u0301"})
    void leaves_visible_text_alone(String text) {
        assertThat(Printable.escape(text)).isEqualTo(text);
    }

    @Test
    void writes_controls_as_code_points() {
        assertThat(Printable.escape("a\u001b[31m\r\n\tb\u0000\u007f\u009bc"))
                .isEqualTo("a\\u{1b}[31m\\u{d}\\u{a}\\u{9}b\\u{0}\\u{7f}\\u{9b}c");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x85, 0xA0, 0xAD, 0x34F, 0x61C, 0x115F, 0x1680, 0x180E, 0x2000, 0x200B, 0x200D, 0x200E, 0x200F, 0x2028,
                0x2029, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0x20DD, 0x2800, 0x3000, 0x3164, 0xE000, 0xFE0F, 0xFEFF,
                0xFFA0, 0xFFF9, 0xFFFF, 0xD800, 0xDFFF, 0xE0001, 0xE0061, 0xE0100, 0x10FFFF
            })
    void writes_what_is_not_seen_or_turns_the_line_around_as_code_points(int codePoint) {
        assertThat(Printable.escape("a" + new String(Character.toChars(codePoint)) + "b"))
                .isEqualTo("a\\u{" + Integer.toHexString(codePoint) + "}b");
    }

    @Test
    void escaping_twice_is_escaping_once_and_leaves_no_control() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(6); n > 0; n--) {
                text.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x3100 : Character.MAX_CODE_POINT));
            }
            String escaped = Printable.escape(text.toString());
            assertThat(Printable.escape(escaped)).isEqualTo(escaped);
            assertThat(escaped.codePoints())
                    .noneMatch(Character::isISOControl)
                    .noneMatch(c -> Character.getType(c) == Character.FORMAT);
        }
    }
}
