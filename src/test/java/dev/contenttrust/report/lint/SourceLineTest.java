package dev.contenttrust.report.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.lint.source.SourceText;
import dev.contenttrust.lint.source.Span;
import dev.contenttrust.report.Palette;
import dev.contenttrust.report.Palette.Tone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceLineTest {
    private static String show(String text, String marked) {
        int at = text.indexOf(marked);
        return SourceLine.show(SourceText.of("f", text), new Span(at, at + marked.length()), Tone.BAD, Palette.PLAIN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a bad b; bad; 1 | a bad b; '  ^^^'",
                "'\tbad'; bad; '1 |     bad'; '    ^^^'",
                "'a\tb\tbad'; bad; '1 | a   b   bad'; '        ^^^'",
                "'bad\tly'; 'bad\tly'; '1 | bad ly'; '^^^^^^'",
                "e\u0301 bad; bad; 1 | e\u0301 bad; '  ^^^'",
                "\u65e5\u672c bad; bad; 1 | \u65e5\u672c bad; '     ^^^'",
                "\uD83D\uDE00 bad; bad; 1 | \uD83D\uDE00 bad; '   ^^^'",
                "\uFEFFbad x; bad; 1 | bad x; ^^^",
                "'a\u0007 bad'; bad; '1 | a\\u{7} bad'; '       ^^^'",
            })
    void the_place_is_underlined_where_a_terminal_shows_it(String text, String marked, String line, String mark) {
        assertThat(show(text, marked)).isEqualTo("  " + line + "\n    | " + mark + "\n");
    }

    @Test
    void an_empty_place_and_an_empty_line_have_one_mark() {
        assertThat(show("\nx", "")).isEqualTo("  1 | \n    | ^\n");
        assertThat(show("ab", "")).isEqualTo("  1 | ab\n    | ^\n");
    }

    @Test
    void of_several_lines_the_first_is_shown() {
        assertThat(show("x\r\na bad\r\nthing\r\n", "bad\r\nthing")).isEqualTo("  2 | a bad\n    |   ^^^\n");
    }

    @Test
    void a_long_line_is_cut_on_both_sides_and_no_character_in_two() {
        String pile = "\uD83D\uDE00".repeat(500);

        assertThat(show(pile + "bad" + pile, "bad"))
                .contains("\u2026\uD83D\uDE00", "bad\uD83D\uDE00")
                .doesNotContain("\\u{");
        assertThat(show("x".repeat(5_000), "x".repeat(5_000)).lines()).allMatch(line -> line.length() < 120);
    }
}
