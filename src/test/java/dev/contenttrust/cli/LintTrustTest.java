package dev.contenttrust.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.contenttrust.ShippedMirror;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code trust lint --trust}: images held against what is signed, and its digests written where they are named. */
class LintTrustTest {
    private static final String HELLO = "registry.example.com/demo/hello:1.0";
    private static final String SIGNED = "@sha256:d9bd8d0e412c298ad868f69a6a518de7b771c3c7a728946dedbb040767f940eb";

    /** Line ends of two kinds, bytes that are no UTF-8, blanks, a comment inside an instruction, no line end at the end. */
    private static final String BASES = "# caf\u00e9\r\nFROM  --platform=$BUILDPLATFORM " + HELLO
            + "   AS one\r\nRUN true \\\r\n  # why\n  && echo '" + HELLO + "'\nFROM\t" + HELLO
            + "\nCOPY --from=one /a /a\nUSER nobody";

    @TempDir
    Path directory;

    private Run.Surroundings here;

    @BeforeEach
    void start() {
        here = Run.in(directory);
    }

    private Run lint(Object... words) {
        return here.trust(
                Stream.concat(Stream.of("lint", "--trust"), Stream.of(words).map(Object::toString))
                        .toArray(String[]::new));
    }

    private Run pin(Object... words) {
        return lint(Stream.concat(
                        Stream.of("--server", ShippedMirror.server(), "--as-of", ShippedMirror.madeAt()),
                        Stream.of(words))
                .toArray());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private Path bases() throws IOException {
        return Files.write(directory.resolve("Dockerfile"), BASES.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void images_are_held_against_what_is_signed_and_pinned_where_they_are() throws IOException {
        Path file = write("compose.yaml", """
                services:
                  a:
                    image: registry.example.com/demo/hello:1.0
                  b:
                    image: registry.example.com/demo/hello:9.9
                """);

        Run run = pin("--format", "json", file);

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.FINDINGS);
        assertThat(Schemas.objections(run.out())).isEmpty();
        JsonNode document = new ObjectMapper().readTree(run.out());
        assertThat(document.at("/images/signed")).hasSize(1);
        assertThat(document.at("/images/notSignedAsNamed").asInt()).isEqualTo(1);
        Run written = pin("--fix", "--write", file);
        assertThat(written.code()).as(written.err()).isEqualTo(ExitCode.FINDINGS);
        assertThat(file)
                .content()
                .containsPattern("image: registry.example.com/demo/hello:1.0@sha256:[0-9a-f]{64}\n")
                .contains("image: registry.example.com/demo/hello:9.9\n");
        assertThat(written.out()).as("what is not signed is still told").contains("error TR110");
    }

    @Test
    void an_image_that_could_not_be_looked_up_is_not_clean() throws IOException {
        Path file = write("run.sh", "docker run --rm --read-only registry.example.com/other:1.0\n");

        Run run = lint("--server", ShippedMirror.server(), file);

        assertThat(run.code()).isEqualTo(ExitCode.UNCHECKED);
        assertThat(run.out()).endsWith("; images: 1 named, 0 signed, 1 could not be checked\n");
    }

    @Test
    void the_signed_digest_of_a_base_is_shown_as_a_patch_and_nothing_is_written() throws IOException {
        Path file = bases();

        Run run = pin("--fix", file);

        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out().lines())
                .contains(
                        "-FROM\t" + HELLO,
                        "+FROM\t" + HELLO + SIGNED,
                        "+FROM  --platform=$BUILDPLATFORM " + HELLO + SIGNED + "   AS one")
                .filteredOn(line -> line.matches("[-+](?![-+]).*"))
                .hasSize(4);
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).isEqualTo(BASES);
    }

    @Test
    void the_signed_digest_of_a_base_is_written_with_all_else_kept_and_the_finding_is_gone() throws IOException {
        Path file = bases();

        Run run = pin("--fix", "--write", file);

        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.err()).contains("2 findings were fixed");
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                .isEqualTo(BASES.replace(HELLO + "   AS", HELLO + SIGNED + "   AS")
                        .replace("FROM\t" + HELLO, "FROM\t" + HELLO + SIGNED));
        Run again = pin(file);
        assertThat(again.code()).isEqualTo(ExitCode.OK);
        assertThat(again.out()).contains("images: 2 named, 2 signed").doesNotContain("TR103");
    }

    @Test
    void a_base_whose_tag_is_not_signed_is_written_no_digest() throws IOException {
        Path file = write("Dockerfile", "FROM registry.example.com/demo/hello:9\nUSER nobody\n");

        Run run = pin("--fix", "--write", file);

        assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(file).hasContent("FROM registry.example.com/demo/hello:9\nUSER nobody\n");
        assertThat(run.out()).contains("TR110");
    }
}
