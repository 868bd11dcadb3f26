package dev.contenttrust.lint.signed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import dev.contenttrust.lint.finding.ImageUse;
import dev.contenttrust.lint.source.SourceText;
import dev.contenttrust.lint.source.Span;
import dev.contenttrust.notary.TestMirror;
import dev.contenttrust.tuf.TestRepository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The signed digest as the fix of a name without one. */
class SignedFixTest {
    private static final String APP = "registry.example.com/demo/app";
    private static final Digest ONE = Digest.sha256("one".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path directory;

    private Tree tree(TestRepository repository) {
        repository.publish();
        return new Tree(directory.resolve("home"), TestMirror.write(directory.resolve("mirror"), repository));
    }

    private static TestRepository app() {
        return TestRepository.aRepository(APP).withTag("targets", "1.0", ONE, 3).withTag("targets", "latest", ONE, 3);
    }

    @Test
    void the_digest_is_put_after_the_name_and_nothing_else_changes() {
        String text = "services:\r\n  a:\r\n    image:   \"" + APP + ":1.0\"   # why\r\n  b: {image: '" + APP
                + ":1.0' , read_only: true}\r\n";
        assertThat(tree(app()).file("compose.yaml", text).check().mended())
                .isEqualTo(text.replace(":1.0", ":1.0@" + ONE));
    }

    @Test
    void a_run_line_is_pinned_as_well() {
        String text = "docker run --rm \\\n  " + APP + ":1.0 sh -c 'echo " + APP + ":1.0'\n";
        assertThat(tree(app()).file("run.sh", text).check().mended())
                .isEqualTo(text.replaceFirst(":1\\.0", ":1.0@" + ONE));
    }

    @Test
    void bases_and_other_images_of_a_dockerfile_are_pinned_with_all_else_kept() {
        String text = "ARG BASE=" + APP + ":1.0\r\nFROM  --platform=$BUILDPLATFORM " + APP
                + ":1.0  AS one\r\nFROM ${BASE}\r\n" + "COPY --from=" + APP + ":1.0 /a /a\r\nCOPY --from=one /a /a\r\n";
        assertThat(tree(app()).file("Dockerfile", text).check().mended())
                .isEqualTo(text.replace(":1.0  AS", ":1.0@" + ONE + "  AS")
                        .replace("--from=" + APP + ":1.0", "--from=" + APP + ":1.0@" + ONE));
    }

    @Test
    void an_action_that_is_an_image_is_pinned_behind_its_scheme() {
        String text = "jobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: docker://" + APP + ":1.0\n";
        assertThat(tree(app()).file(".github/workflows/a.yml", text).check().mended())
                .isEqualTo(text.replace(":1.0", ":1.0@" + ONE));
    }

    @Test
    void a_rolling_tag_is_held_where_it_was_signed() {
        Tree.Result result = tree(app()).compose(APP + ":latest").check();
        assertThat(result.mended()).contains(APP + ":latest@" + ONE + "\n");
    }

    @Test
    void what_is_pinned_passes_the_next_run() {
        String text = tree(app()).compose(APP + ":1.0").check().mended();
        Tree.Result again = new Tree(directory.resolve("home"), "dir:" + directory.resolve("mirror"))
                .file("compose.yaml", text)
                .check();
        assertThat(again.summary().signed()).hasSize(1);
        assertThat(again.fixes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {APP + ":9.9", APP, APP + ":${TAG:-1.0}", "${X:-" + APP + ":1.0}", "elsewhere.example.com/app:1.0"
            })
    void what_is_not_signed_or_not_written_out_is_left_alone(String image) {
        Tree.Result result = tree(app()).compose(image).check();
        assertThat(result.fixes()).isEmpty();
    }

    @Test
    void what_has_expired_is_left_alone() {
        Tree.Result result = tree(app().expiring("targets", "2026-05-01T00:00:00Z"))
                .compose(APP + ":1.0")
                .check();
        assertThat(result.fixes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "FROM --platform=linux/amd64 [Reg.example.com/a:1] AS Build",
                "COPY --from=[Reg.example.com/a:1] /x /y",
                "COPY [--from=Reg.example.com/a:1] /x /y",
                "RUN [--mount=type=bind,from=Reg.example.com/a:1,target=/x] true",
                "image: [\"Reg.example.com/a:1\"]",
            })
    void only_the_place_after_the_name_is_touched(String marked) {
        assertThat(edited(marked)).isEqualTo(marked.replaceAll("[\\[\\]]", "").replace("a:1", "a:1@" + ONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FROM [Reg.example.com/a:${V}]",
                "FROM [Reg.example.com/a:1$X]",
                "FROM [xReg.example.com/a:1]",
                "FROM [Reg.example.com/a:1 Reg.example.com/a:1]",
                "FROM [Reg.example.com/a:\\\n1]"
            })
    void where_the_name_does_not_stand_as_it_is_meant_nothing_is_touched(String marked) {
        assertThat(edited(marked)).isEqualTo(marked.replaceAll("[\\[\\]]", ""));
    }

    /** @param marked with the place of the name in brackets */
    private static String edited(String marked) {
        Span place = new Span(marked.indexOf('['), marked.indexOf(']') - 1);
        SourceText source = SourceText.of("file", marked.replaceAll("[\\[\\]]", ""));
        ImageUse use = new ImageUse("Reg.example.com/a:1", place);
        return source.with(DigestEdit.after(use, source, ONE).map(List::of).orElse(List.of()))
                .text();
    }
}
