package dev.contenttrust.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.report.Palette.Tone;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columns_are_as_wide_as_their_widest_cell() {
        String text =
                Table.of("NAME", "SIZE").row("a", "12345").row("long name", "1").render(Palette.PLAIN);
        assertThat(text).isEqualTo("""
                NAME       SIZE
                a          12345
                long name  1
                """);
    }

    @Test
    void width_is_counted_in_code_points() {
        String text =
                Table.of("A", "B").row("äö\uD83D\uDE00", "x").row("abc", "y").render(Palette.PLAIN);
        assertThat(text).isEqualTo("A    B\näö\uD83D\uDE00  x\nabc  y\n");
    }

    @Test
    void nothing_trails_behind_an_empty_cell() {
        assertThat(Table.of("A", "B").row("a", "").render(Palette.PLAIN)).isEqualTo("A  B\na\n");
    }

    @Test
    void colour_does_not_move_columns() {
        String text =
                Table.of("A", "B").row(new Text("bad", Tone.BAD), Text.of("x")).render(Palette.COLOUR);
        assertThat(text.replaceAll("\033\\[[0-9;]*m", "")).isEqualTo("A    B\nbad  x\n");
        assertThat(text).contains("\033[31mbad\033[0m");
    }

    @Test
    void what_a_stranger_wrote_cannot_move_the_cursor() {
        String text = Table.of("A").row("\033[2Jgone\r\n").render(Palette.PLAIN);
        assertThat(text).doesNotContain("\033", "\r").contains("gone");
        assertThat(text.lines()).hasSize(2);
    }
}
