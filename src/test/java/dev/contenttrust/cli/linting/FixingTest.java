package dev.contenttrust.cli.linting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Terminals;
import dev.contenttrust.lint.Linter;
import dev.contenttrust.lint.Linters;
import dev.contenttrust.lint.Linters.Word;
import dev.contenttrust.lint.config.Configs;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.report.Palette;
import dev.contenttrust.report.lint.LintTally;
import dev.contenttrust.report.lint.LintText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixingTest {
    private static final Word OLD = new Word(Rule.TR306, "hkp:", "hkps:");

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Console console(Terminals terminals) {
        return Console.of(
                new Host(Map.of(), InputStream.nullInputStream(), out, err, InstantSource.system(), terminals));
    }

    private interface Mode {
        Fixing of(Console console, Fixing.Recheck recheck);
    }

    private LintTally run(Mode mode, Terminals terminals, Word... words) {
        Console console = console(terminals);
        Linter linter = Linters.of(words);
        Fixing fixing = mode.of(console, linter::again);
        LintRun run = new LintRun(console, new LintText(text -> {}, Palette.PLAIN), fixing);
        linter.lint(List.of(directory), Configs.none(), run);
        console.out().flush();
        return run.sum(List.of());
    }

    private Path write(String name, String text) throws IOException {
        return Files.write(directory.resolve(name), text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void a_patch_is_printed_byte_for_byte_and_nothing_is_changed() throws IOException {
        Path file = write("a.txt", "\u00e9 hkp://x\r\n");

        LintTally tally = run(Fixing::shown, Terminals.NONE, OLD);

        assertThat(out.toString(StandardCharsets.ISO_8859_1))
                .isEqualTo(
                        "--- " + file + "\n+++ " + file + "\n@@ -1,1 +1,1 @@\n-\u00e9 hkp://x\r\n+\u00e9 hkps://x\r\n");
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).contains("hkp:");
        assertThat(tally.complete()).isTrue();
    }

    @Test
    void on_a_terminal_a_patch_moves_no_cursor() throws IOException {
        write("a.txt", "\033[2J hkp://x\n");

        run(Fixing::shown, new Terminals(true, true), OLD);

        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("\033").contains("+\\u{1b}[2J hkps://x");
    }

    @Test
    void files_are_changed_checked_again_and_told_of() throws IOException {
        Path file = write("a.txt", "one hkp://x\ntwo hkp://y\r\n");

        LintTally tally = run(Fixing::written, Terminals.NONE, OLD);

        assertThat(file).hasContent("one hkps://x\ntwo hkps://y\r\n");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("note: fixed " + file + ":1: TR306, here is hkp:", file + ":2: TR306");
        assertThat(tally.line()).isEqualTo("1 file: nothing found");
    }

    @Test
    void a_change_that_would_bring_about_another_finding_is_not_made() throws IOException {
        Path file = write("a.txt", "hkp://x\n");
        Word other = new Word(Rule.TR307, "hkps:", "");

        LintTally tally = run(Fixing::written, Terminals.NONE, OLD, other);

        assertThat(file).hasContent("hkp://x\n");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(file + " is not fixed", "TR307 would be found, which was not before");
        assertThat(tally.line()).isEqualTo("1 file: 1 warning");
    }

    @Test
    void a_change_that_mends_nothing_is_not_made() throws IOException {
        Path file = write("a.txt", "hkp://x\n");

        run(Fixing::written, Terminals.NONE, new Word(Rule.TR306, "hkp:", "hkp: "));

        assertThat(file).hasContent("hkp://x\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("TR306 would still be found");
    }

    @Test
    void what_a_comment_suppresses_stays() throws IOException {
        Path file = write("a.txt", "# trust ignore=TR306 behind a tunnel\nhkp://x\n");

        LintTally tally = run(Fixing::written, Terminals.NONE, OLD);

        assertThat(file).content().contains("\nhkp://x");
        assertThat(tally.suppressed()).isEqualTo(1);
    }
}
