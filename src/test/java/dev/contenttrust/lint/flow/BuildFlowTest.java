package dev.contenttrust.lint.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.lint.dockerfile.DockerfileParser;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuildFlowTest {
    private static BuildFlow flow(String... lines) {
        return BuildFlow.of(DockerfileParser.parse(SourceText.of("Dockerfile", String.join("\n", lines) + "\n")));
    }

    /** Each act's words, with | between the texts that one can be and ? for what is unknown. */
    private static List<String> words(String... lines) {
        return flow(lines).acts().stream()
                .filter(act -> !act.words().isEmpty())
                .map(act -> String.join(
                        " ",
                        act.words().stream()
                                .map(word -> String.join(
                                        "|",
                                        word.value().texts().stream()
                                                .map(text -> text.text().replace(MappedText.UNKNOWN, '?'))
                                                .toList()))
                                .toList()))
                .toList();
    }

    private static List<Act.Failure> failures(String script) {
        return flow("FROM a", "RUN " + script).acts().stream().map(Act::failure).toList();
    }

    @Test
    void arguments_and_environment_are_put_in() {
        assertThat(words("ARG T=1", "FROM a", "ARG T", "ENV A=x$T B=\"y z\"", "RUN echo $A \"$B\" $B ${A%1} $U"))
                .containsExactly("echo x1 y z y z x ?");
    }

    @Test
    void a_loop_gives_one_of_its_words() {
        assertThat(words("FROM a", "RUN for k in A B; do gpg --recv-keys \"$k\"; done"))
                .containsExactly("gpg --recv-keys A|B");
    }

    @Test
    void a_case_gives_what_its_arms_set_unless_they_leave() {
        assertThat(words("FROM a", "RUN case \"$m\" in a) s=1 ;; b) s=2 ;; *) s=3; exit 1 ;; esac; echo \"$s  file\""))
                .containsExactly("exit 1", "echo 1  file|2  file");
    }

    @Test
    void a_function_is_followed_with_its_arguments() {
        assertThat(words("FROM a", "RUN f() { wget -O \"$1\" \"$2\"; }; f x https://e/x; f y https://e/y"))
                .containsExactly("wget -O x https://e/x", "wget -O y https://e/y");
    }

    @Test
    void arguments_are_set_and_shifted() {
        assertThat(words("FROM a", "RUN set -- a 'b c' d; shift; echo \"$1\"; for x; do echo \"$x\"; done; run \"$@\""))
                .containsExactly("set -- a b c d", "shift", "echo b c", "echo b c|d", "run b c d");
    }

    @Test
    void scripts_in_words_and_heredocs_are_read() {
        assertThat(words(
                        "FROM a",
                        "RUN sh -c 'wget x'",
                        "RUN su - u -c \"wget y\"",
                        "RUN [\"bash\", \"-ec\", \"wget z\"]"))
                .contains("wget x", "wget y", "wget z");
        assertThat(words("FROM a", "RUN <<EOF", "wget x", "EOF", "RUN bash <<EOF", "wget y", "EOF"))
                .contains("wget x", "wget y");
        assertThat(words("FROM a", "RUN <<EOF", "#!/usr/bin/env python3", "wget x", "EOF"))
                .isEmpty();
    }

    @Test
    void a_script_is_read_by_the_shell_that_it_is_given_to_only() {
        assertThat(words("FROM a", "RUN bash <<E", "curl x | bash", "E")).containsExactly("bash", "curl x", "bash");
    }

    @Test
    void what_only_starts_a_program_is_taken_away() {
        assertThat(words("FROM a", "RUN sudo -E env A=1 nice -n 5 wget x && command -v wget && xargs -r rm"))
                .containsExactly("wget x", "command -v wget", "rm ?");
        assertThat(flow("FROM a", "RUN env A=1 wget x").acts().get(0).environment())
                .extracting(Variable::name)
                .containsExactly("A");
    }

    @Test
    void outputs_of_simple_commands_are_known() {
        assertThat(words("FROM a", "RUN echo \"$(basename https://e/x.tgz)\" $(echo a b) \"$(uname -m)\""))
                .endsWith("echo x.tgz a b ?");
    }

    @Test
    void directories_are_followed() {
        List<Act> acts = flow("FROM a", "WORKDIR /src", "RUN cd b/../c && x; (cd /d; y); z")
                .acts();
        assertThat(acts.stream()
                        .filter(act -> act.is("x", "y", "z"))
                        .map(act -> act.directory().text()))
                .containsExactly("/src/c", "/d", "/src/c");
    }

    @Test
    void another_shell_is_not_read() {
        assertThat(words("FROM a", "SHELL [\"powershell\", \"-Command\"]", "RUN curl x"))
                .isEmpty();
        assertThat(flow("FROM a", "SHELL [\"/bin/bash\", \"-eo\", \"pipefail\", \"-c\"]", "RUN a | b; c")
                        .acts())
                .extracting(Act::failure)
                .containsOnly(Act.Failure.ENDS_BUILD);
    }

    @Test
    void a_stage_goes_on_from_its_base() {
        assertThat(words("FROM a AS b", "ENV X=1", "FROM b", "RUN echo $X", "FROM c", "RUN echo $X"))
                .containsExactly("echo 1", "echo ?");
    }

    @Test
    void pipes_and_substitutions_are_streams() {
        List<Act> acts = flow("FROM a", "RUN curl x | tee f | sh && sh -c \"$(wget -O- y)\"")
                .acts();
        assertThat(acts.get(0).output()).isEqualTo(acts.get(1).input()).isNotEqualTo(Act.NO_STREAM);
        assertThat(acts.get(1).output()).isEqualTo(acts.get(2).input());
        assertThat(acts.get(4).words().get(2).streams())
                .containsExactly(acts.get(3).output());
    }

    @Test
    void redirections_of_a_group_hold_for_all_in_it() {
        List<Act> acts = flow("FROM a", "RUN { echo a; echo b >c; } > d").acts();
        assertThat(acts.get(0).redirects())
                .extracting(one -> one.target().text())
                .containsExactly("d");
        assertThat(acts.get(1).redirects())
                .extracting(one -> one.target().text())
                .containsExactly("c", "d");
    }

    @Test
    void a_failure_leads_where_the_shell_goes() {
        assertThat(failures("a && b")).containsExactly(Act.Failure.ENDS_BUILD, Act.Failure.ENDS_BUILD);
        assertThat(failures("a; b")).containsExactly(Act.Failure.IGNORED, Act.Failure.ENDS_BUILD);
        assertThat(failures("set -eux; a; b").get(1)).isEqualTo(Act.Failure.ENDS_BUILD);
        assertThat(failures("a || true; b").get(0)).isEqualTo(Act.Failure.IGNORED);
        assertThat(failures("a || exit 1; b").get(0)).isEqualTo(Act.Failure.ENDS_BUILD);
        assertThat(failures("a || { echo no; exit 1; }; b").get(0)).isEqualTo(Act.Failure.ENDS_BUILD);
        assertThat(failures("a | b")).containsExactly(Act.Failure.IGNORED, Act.Failure.ENDS_BUILD);
        assertThat(failures("set -o pipefail; a | b").get(1)).isEqualTo(Act.Failure.ENDS_BUILD);
        assertThat(failures("if a; then b; else c; fi").get(0)).isEqualTo(Act.Failure.SKIPS);
        assertThat(failures("if ! a; then exit 1; fi; b").get(0)).isEqualTo(Act.Failure.ENDS_BUILD);
        assertThat(failures("if a; then b; else exit 1; fi; c").get(0)).isEqualTo(Act.Failure.ENDS_BUILD);
        assertThat(failures("set -e; a && b; c").get(1)).isEqualTo(Act.Failure.SKIPS);
    }

    @Test
    void what_may_be_left_out_says_so() {
        assertThat(flow("FROM a", "RUN if [ -n \"$U\" ]; then b; fi")
                        .acts()
                        .get(1)
                        .choices())
                .hasSize(1);
        assertThat(flow("FROM a", "ENV U=1", "RUN if [ -n \"$U\" ]; then b; fi")
                        .acts()
                        .get(1)
                        .choices())
                .isEmpty();
    }

    @Test
    void a_comment_that_takes_the_next_lines_is_told() {
        assertThat(flow("FROM a", "RUN wget x # note \\", "  && gpg --verify y").swallowed())
                .hasSize(1);
        assertThat(flow("FROM a", "RUN wget x \\", "# note", "  && gpg --verify y")
                        .swallowed())
                .isEmpty();
        assertThat(flow("FROM a", "RUN wget x # note").swallowed()).isEmpty();
    }

    @Test
    void words_know_where_they_stand() {
        SourceText source = SourceText.of("Dockerfile", "FROM a\nENV U=https://e/x\nRUN wget \\\n  $U\n");
        Act act = BuildFlow.of(DockerfileParser.parse(source)).acts().get(0);
        assertThat(source.text(act.words().get(1).span())).isEqualTo("$U");
        assertThat(source.line(act.words().get(1).span().start())).isEqualTo(4);
        assertThat(source.line(act.words().get(1).value().first().origin(0))).isEqualTo(2);
    }
}
