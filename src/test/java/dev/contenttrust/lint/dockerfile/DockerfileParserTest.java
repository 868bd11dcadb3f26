package dev.contenttrust.lint.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.lint.dockerfile.Piece.Blank;
import dev.contenttrust.lint.dockerfile.Piece.Comment;
import dev.contenttrust.lint.dockerfile.Piece.Directive;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.SourceText;
import dev.contenttrust.lint.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How BuildKit reads Dockerfiles (frontend/dockerfile/parser), and that no character is lost or has a false origin. */
class DockerfileParserTest {
    private static Dockerfile parse(String... lines) {
        return DockerfileParser.parse(SourceText.of("Dockerfile", String.join("\n", lines)));
    }

    private static Instruction only(String... lines) {
        List<Instruction> all = parse(lines).instructions();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static List<String> texts(List<MappedText> words) {
        return words.stream().map(MappedText::text).toList();
    }

    private static List<String> problems(String... lines) {
        return parse(lines).problems().stream().map(Problem::message).toList();
    }

    // ------------------------------------------------------------------------------------------------- nothing is lost

    @Test
    void the_pieces_are_the_file() {
        Corpus.dockerfiles().forEach(DockerfileParserTest::requireWhole);
        assertThat(Corpus.dockerfiles().size()).isGreaterThan(100);
    }

    @Test
    void the_pieces_are_the_file_whatever_it_is() {
        Random random = new Random(20261126);
        String[] tokens = {
            "FROM", "RUN ", "COPY", "ENV", "ONBUILD ", "--from=a", " --x=\"a b\"", "<<EOF", "<<-'E'", "EOF", "E", "\\",
            "\\\n", "`", "\n", "\r\n", "\n\n", "# a\n", "# escape=`\n", "# syntax=a\n", " ", "\t", "[\"a\", \"b\"]",
                    "[",
            "\"", "'", "$A", "${A:-b}", "é", "\uFEFF", "\u0000", "=", "a", "as", "\uD83D\uDE00"
        };
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(25); n > 0; n--) {
                text.append(tokens[random.nextInt(tokens.length)]);
            }
            requireWhole(SourceText.of("Dockerfile", text.toString()));
        }
    }

    private static void requireWhole(SourceText source) {
        Dockerfile file = DockerfileParser.parse(source);
        int at = 0;
        for (Piece piece : file.pieces()) {
            assertThat(piece.span().start()).as(source.text()).isEqualTo(at);
            at = piece.span().end();
            if (piece instanceof Instruction instruction) {
                requireTrue(source, instruction);
            }
        }
        assertThat(at).as(source.text()).isEqualTo(source.text().length());
        assertThat(file.problems())
                .allSatisfy(problem -> assertThat(problem.span().end())
                        .isLessThanOrEqualTo(source.text().length()));
    }

    private static void requireTrue(SourceText source, Instruction instruction) {
        String keyword = source.text(instruction.keywordSpan());
        if (keyword.indexOf('\n') < 0) {
            assertThat(keyword.toUpperCase(Locale.ROOT)).isEqualTo(instruction.keyword());
        }
        requireOrigins(source, instruction.arguments(), instruction.span());
        instruction.words().forEach(word -> requireInside(word.origin(), instruction.span()));
        instruction.heredocs().forEach(heredoc -> requireOrigins(source, heredoc.withEnd(), instruction.span()));
        for (Flag flag : instruction.flags()) {
            requireInside(flag.span(), instruction.span());
            requireOrigins(source, flag.value(), instruction.span());
            assertThat(source.text(flag.span())).startsWith("--");
        }
        instruction.trigger().ifPresent(trigger -> requireTrue(source, trigger));
    }

    private static void requireOrigins(SourceText source, MappedText text, Span around) {
        for (int i = 0; i < text.length(); i++) {
            assertThat(source.text().charAt(text.origin(i)))
                    .isEqualTo(text.text().charAt(i));
        }
        requireInside(text.origin(), around);
    }

    private static void requireInside(Span inner, Span outer) {
        assertThat(inner.start()).isGreaterThanOrEqualTo(outer.start());
        assertThat(inner.end()).isLessThanOrEqualTo(outer.end());
    }

    // ----------------------------------------------------------------------------------------------------------- lines

    @Test
    void lines_are_continued_over_comments_and_blank_lines() {
        Instruction run = only("RUN a \\", "  # a comment \\", "", "   b \\  ", "\t&& c");
        assertThat(run.arguments().text()).isEqualTo("a    b \t&& c");
    }

    @Test
    void two_backslashes_continue_nothing() {
        List<Instruction> all = parse("RUN a \\\\", "RUN b").instructions();
        assertThat(all).hasSize(2);
        assertThat(all.get(0).arguments().text()).isEqualTo("a \\\\");
    }

    @Test
    void a_comment_is_a_line_and_not_the_end_of_one() {
        Dockerfile file = parse("# one", "RUN a # no comment of ours", "  # two");
        assertThat(file.pieces()).hasSize(3);
        assertThat(file.pieces().get(0)).isInstanceOf(Comment.class);
        assertThat(file.pieces().get(2)).isInstanceOf(Comment.class);
        assertThat(file.instructions().get(0).arguments().text()).isEqualTo("a # no comment of ours");
    }

    @Test
    void lines_may_end_as_on_windows_and_begin_with_a_byte_order_mark() {
        Dockerfile file = parse("\uFEFFFROM a\r", "RUN b \\\r", "  c\r", "");
        assertThat(file.pieces().get(0)).isInstanceOf(Blank.class);
        assertThat(file.instructions()).extracting(Instruction::keyword).containsExactly("FROM", "RUN");
        assertThat(file.instructions().get(1).arguments().text()).isEqualTo("b   c");
    }

    @Test
    void keywords_are_read_in_either_case() {
        assertThat(only("  from a aS b").keyword()).isEqualTo("FROM");
    }

    @Test
    void what_is_no_instruction_or_says_nothing_is_told() {
        assertThat(problems("FROM a", "RUNN b")).containsExactly("there is no instruction \"RUNN\"");
        assertThat(problems("FROM a", "RUN")).containsExactly("RUN has no arguments");
    }

    // ------------------------------------------------------------------------------------------------------ directives

    @Test
    void directives_stand_at_the_top_only() {
        Dockerfile file = parse("# syntax = docker/dockerfile:1 ", "#escape=`", "", "# check=skip=all", "RUN a `", "b");
        assertThat(file.directives()).extracting(Directive::name).containsExactly("syntax", "escape");
        assertThat(file.directives().get(0).value()).isEqualTo("docker/dockerfile:1");
        assertThat(file.escape()).isEqualTo('`');
        assertThat(file.instructions().get(0).arguments().text()).isEqualTo("a b");
    }

    @Test
    void a_comment_ends_the_directives() {
        assertThat(parse("# hello", "# escape=`", "RUN a \\", "b").escape()).isEqualTo('\\');
    }

    @Test
    void a_directive_that_cannot_be_obeyed_is_told() {
        assertThat(problems("# escape=x", "FROM a")).containsExactly("the escape character can be \\ or ` only");
        assertThat(problems("# syntax=a", "# syntax=b", "FROM a")).hasSize(1);
    }

    @Test
    void a_backslash_is_a_letter_where_another_character_escapes() {
        assertThat(only("# escape=`", "RUN dir C:\\").arguments().text()).isEqualTo("dir C:\\");
    }

    // ------------------------------------------------------------------------------------------------ options and JSON

    @Test
    void options_stand_before_all_else() {
        Instruction copy = only("COPY --from=build --chown=\"a:b\" /x --link /y");
        assertThat(copy.flags()).extracting(Flag::name).containsExactly("from", "chown");
        assertThat(copy.flag("chown").orElseThrow().value().text()).isEqualTo("a:b");
        assertThat(texts(copy.words())).containsExactly("/x", "--link", "/y");
    }

    @Test
    void options_of_a_run_span_lines() {
        Instruction run = only("RUN --mount=type=secret,id=a \\", "    --network=none \\", "    make");
        assertThat(run.flags()).extracting(Flag::name).containsExactly("mount", "network");
        assertThat(run.arguments().text()).isEqualTo("make");
    }

    @Test
    void json_is_tried_first() {
        assertThat(texts(only("CMD [ \"a b\" , \"\\u0041\\n\\\"\" ]").words())).containsExactly("a b", "A\n\"");
        assertThat(only("CMD []").json()).contains(List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CMD ['a']",
                "CMD [\"a\",]",
                "CMD [\"a\"",
                "CMD [\"a\"] b",
                "CMD [\"\\x\"]",
                "CMD [1]",
                "USER [\"a\"]"
            })
    void what_is_almost_json_is_a_command(String line) {
        assertThat(only(line).json()).isEmpty();
    }

    @Test
    void a_trigger_is_an_instruction_of_its_own() {
        Instruction onbuild = only("ONBUILD COPY --from=a b c");
        Instruction trigger = onbuild.trigger().orElseThrow();
        assertThat(trigger.keyword()).isEqualTo("COPY");
        assertThat(trigger.flag("from")).isPresent();
        assertThat(trigger.span()).isEqualTo(onbuild.span());
    }

    // -------------------------------------------------------------------------------------------------------- heredocs

    @Test
    void a_heredoc_takes_the_lines_up_to_its_name() {
        Dockerfile file = parse("RUN <<EOF", "a \\", "# b", "EOF ", "EOF", "USER c");
        assertThat(file.instructions()).hasSize(2);
        Heredoc text = file.instructions().get(0).heredocs().get(0);
        assertThat(text.content().text()).isEqualTo("a \\\n# b\nEOF \n");
        assertThat(text.expands()).isTrue();
        assertThat(file.instructions().get(0).script().text())
                .isEqualTo(text.content().text());
    }

    @Test
    void several_heredocs_follow_each_other() {
        Instruction copy = only("COPY <<a <<\"b\" /to/", "1", "a", "2", "b");
        assertThat(copy.heredocs()).extracting(Heredoc::name).containsExactly("a", "b");
        assertThat(copy.heredocs()).extracting(each -> each.content().text()).containsExactly("1\n", "2\n");
        assertThat(copy.heredocs()).extracting(Heredoc::expands).containsExactly(true, false);
    }

    @Test
    void tabs_go_where_a_dash_says_so() {
        assertThat(only("RUN <<-E", "\t\ta", "\tE").heredocs().get(0).content().text())
                .isEqualTo("a\n");
        assertThat(problems("RUN <<E", "\ta", "\tE")).hasSize(1);
    }

    @Test
    void only_what_may_have_a_heredoc_has_one() {
        assertThat(parse("ENV A=<<EOF", "RUN b").instructions()).hasSize(2);
        assertThat(only("RUN cat <<<EOF").heredocs()).isEmpty();
    }

    // ---------------------------------------------------------------------------------------------------------- stages

    @Test
    void stages_know_their_parents() {
        Stages stages = Stages.of(parse(
                "ARG V=3.20",
                "ARG HOST",
                "FROM alpine:${V} AS Base",
                "FROM base AS next",
                "FROM $HOST/x",
                "COPY --from=0 /a /b"));
        assertThat(stages.all()).extracting(Stage::number).containsExactly(0, 1, 2);
        assertThat(stages.all().get(0).base().text()).isEqualTo("alpine:3.20");
        assertThat(stages.all().get(0).image().text()).isEqualTo("alpine:${V}");
        assertThat(stages.all().get(1).parent()).contains(0);
        assertThat(stages.all().get(2).base().isKnown()).isFalse();
        assertThat(stages.named("NEXT").orElseThrow().number()).isEqualTo(1);
    }

    @Test
    void variables_made_of_each_other_do_not_grow_without_end() {
        List<String> lines = new ArrayList<>(List.of("ARG A0=0123456789"));
        for (int i = 1; i <= 60; i++) {
            lines.add("ARG A" + i + "=$A" + (i - 1) + "$A" + (i - 1));
        }
        lines.add("FROM example.org/$A60");
        MappedText base =
                Stages.of(parse(lines.toArray(new String[0]))).all().get(0).base();
        assertThat(base.isKnown()).isFalse();
        assertThat(base.length()).isLessThan(100_000);
    }

    @Test
    void of_more_lines_than_anybody_writes_the_rest_is_told_and_kept() {
        String text = "USER a\n".repeat(DockerfileParser.PIECES_MAX);
        assertThat(DockerfileParser.parse(SourceText.of("Dockerfile", text)).problems())
                .isEmpty();
        SourceText longer = SourceText.of("Dockerfile", text + "RUN b\nRUN c\n");
        requireWhole(longer);
        assertThat(DockerfileParser.parse(longer).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains("from here on nothing is read");
            assertThat(longer.line(problem.span().start())).isEqualTo(DockerfileParser.PIECES_MAX + 1);
        });
    }
}
