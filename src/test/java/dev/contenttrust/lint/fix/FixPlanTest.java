package dev.contenttrust.lint.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.lint.finding.Finding;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.finding.Suppression;
import dev.contenttrust.lint.source.Edit;
import dev.contenttrust.lint.source.SourceText;
import dev.contenttrust.lint.source.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixPlanTest {
    @TempDir
    Path directory;

    private static Finding finding(SourceText source, Rule rule, Edit... edits) {
        return new Finding(
                rule, Level.ERROR, "m", "", source.region(edits[0].span()), List.of(edits), Optional.empty());
    }

    private static Edit edit(int start, int end, String replacement) {
        return new Edit(new Span(start, end), replacement);
    }

    @Test
    void of_two_that_overlap_the_later_one_is_left_whole() {
        SourceText source = SourceText.of("f", "abcdef");
        Finding first = finding(source, Rule.TR301, edit(0, 2, "X"));
        Finding second = finding(source, Rule.TR302, edit(1, 3, "Y"), edit(5, 6, "Z"));
        Finding third = finding(source, Rule.TR303, edit(2, 3, "W"));

        FixPlan plan = FixPlan.of(source, List.of(first, second, third));

        assertThat(plan.fixed()).containsExactly(first, third);
        assertThat(plan.conflicting()).containsExactly(second);
        assertThat(plan.after().text()).isEqualTo("XWdef");
    }

    @Test
    void two_that_ask_for_the_same_change_are_both_fixed_by_it() {
        SourceText source = SourceText.of("f", "abc");
        FixPlan plan = FixPlan.of(
                source,
                List.of(finding(source, Rule.TR301, edit(0, 1, "X")), finding(source, Rule.TR302, edit(0, 1, "X"))));

        assertThat(plan.fixed()).hasSize(2);
        assertThat(plan.after().text()).isEqualTo("Xbc");
    }

    @Test
    void two_insertions_at_one_place_have_no_order() {
        SourceText source = SourceText.of("f", "abc");
        FixPlan plan = FixPlan.of(
                source,
                List.of(finding(source, Rule.TR301, edit(1, 1, "X")), finding(source, Rule.TR302, edit(1, 1, "Y"))));

        assertThat(plan.conflicting()).hasSize(1);
    }

    @Test
    void what_does_not_count_is_not_changed() {
        SourceText source = SourceText.of("f", "abc");
        Finding spared = new Finding(
                Rule.TR301,
                Level.ERROR,
                "m",
                "",
                source.region(new Span(0, 1)),
                List.of(edit(0, 1, "X")),
                Optional.of(new Suppression("because", 1)));

        assertThat(FixPlan.of(source, List.of(spared)).isEmpty()).isTrue();
    }

    @Test
    void a_change_that_leaves_its_finding_or_makes_another_is_objected_to() {
        SourceText source = SourceText.of("f", "abc");
        Finding fixed = finding(source, Rule.TR301, edit(0, 1, "X"));
        Finding other = finding(source, Rule.TR302, edit(2, 3, "Y"));
        FixPlan plan = FixPlan.of(source, List.of(fixed));

        assertThat(plan.objection(List.of(fixed), List.of())).isEmpty();
        assertThat(plan.objection(List.of(fixed), List.of(fixed))).hasValue("TR301 would still be found");
        assertThat(plan.objection(List.of(fixed), List.of(other)))
                .hasValue("TR302 would be found, which was not before");
        assertThat(plan.objection(List.of(fixed, other), List.of(other))).isEmpty();
    }

    @Test
    void a_patch_names_the_lines_and_what_is_around_them() {
        SourceText source = SourceText.of("dir/f", "1\n2\n3\n4\nold here\n6\n7\n8\n9\n");
        FixPlan plan = FixPlan.of(source, List.of(finding(source, Rule.TR301, edit(8, 11, "new"))));

        assertThat(new String(UnifiedDiff.of(plan), StandardCharsets.UTF_8)).isEqualTo("""
                --- a/dir/f
                +++ b/dir/f
                @@ -2,7 +2,7 @@
                 2
                 3
                 4
                -old here
                +new here
                 6
                 7
                 8
                """);
    }

    @Test
    void patches_applied_by_git_give_the_changed_file_byte_for_byte() throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < 40; round++) {
            SourceText source = SourceText.of("f", text(random, round % 3 == 0));
            List<Finding> findings = new ArrayList<>();
            for (int i = random.nextInt(4) + 1; i > 0; i--) {
                int start = random.nextInt(source.text().length());
                int end = Math.min(source.text().length(), start + random.nextInt(6));
                String replacement = List.of("", "x", "y\nz", "\n").get(random.nextInt(4));
                findings.add(finding(source, Rule.TR301, edit(start, end, replacement)));
            }
            FixPlan plan = FixPlan.of(source, findings);
            if (plan.after().text().equals(source.text())) {
                continue;
            }
            assertThat(applied(source, UnifiedDiff.of(plan)))
                    .as(round + ": " + plan.edits() + " of " + source.text())
                    .isEqualTo(plan.after().bytes());
        }
    }

    private static String text(Random random, boolean latin) {
        StringBuilder text = new StringBuilder();
        for (int line = random.nextInt(30); line >= 0; line--) {
            text.append("line ").append(random.nextInt(9)).append(random.nextBoolean() ? "\n" : "\r\n");
        }
        return text.append(random.nextBoolean() ? "end" : "")
                .append(latin ? "\u00e9\n" : "")
                .toString();
    }

    private byte[] applied(SourceText source, byte[] patch) throws Exception {
        Path work = Files.createTempDirectory(directory, "work");
        Files.write(work.resolve("f"), source.bytes());
        Files.write(work.resolve("patch"), patch);
        Process git = new ProcessBuilder("git", "apply", "--whitespace=nowarn", "patch")
                .directory(work.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(git.exitValue())
                .as(said + new String(patch, StandardCharsets.UTF_8))
                .isZero();
        return Files.readAllBytes(work.resolve("f"));
    }

    @Test
    void a_file_is_replaced_with_its_encoding_and_permissions() throws IOException {
        Path file = directory.resolve("f");
        Files.write(file, "caf\u00e9 old\r\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);
        SourceText source = SourceText.of(link.toString(), Files.readAllBytes(file));

        FileRewrite.write(source, source.with(List.of(edit(5, 8, "new"))));

        assertThat(Files.readAllBytes(file)).isEqualTo("caf\u00e9 new\r\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rwxr-x---");
        assertThat(link).isSymbolicLink();
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("f", "link");
    }

    @Test
    void a_file_that_somebody_changed_meanwhile_stays() throws IOException {
        Path file = Files.writeString(directory.resolve("f"), "old");
        SourceText source = SourceText.of(file.toString(), Files.readAllBytes(file));
        Files.writeString(file, "other");

        assertThatThrownBy(() -> FileRewrite.write(source, source.with(List.of(edit(0, 3, "new")))))
                .isInstanceOf(FixException.class)
                .hasMessageContaining("somebody has changed it");
        assertThat(file).hasContent("other");
        assertThat(directory.toFile().list()).containsExactly("f");
    }

    @Test
    void a_file_that_is_gone_is_told() {
        SourceText source = SourceText.of(directory.resolve("none").toString(), "old");

        assertThatThrownBy(() -> FileRewrite.write(source, source)).isInstanceOf(FixException.class);
    }
}
