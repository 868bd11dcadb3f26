package dev.contenttrust.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Terminals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
    @TempDir
    Path home;

    private Run trust(String... arguments) {
        return Run.in(home).trust(arguments);
    }

    @Test
    void the_version_is_the_one_in_the_pom() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<artifactId>trust</artifactId>\n  <version>" + Version.NUMBER + "</version>");
        assertThat(trust("--version").out()).isEqualTo("trust " + Version.NUMBER + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "-h", "--help"})
    void help_begins_with_examples_and_names_every_command(String word) {
        Run run = trust(word);
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).startsWith("Examples:\n");
        CommandName.listed().forEach(name -> assertThat(run.out()).contains("\n  " + name.word() + " "));
    }

    @Test
    void no_argument_at_all_shows_the_help() {
        assertThat(trust().out()).isEqualTo(trust("help").out());
    }

    @ParameterizedTest
    @EnumSource(CommandName.class)
    void each_command_explains_itself_examples_first(CommandName name) {
        Run run = trust(name.word(), "--help");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .startsWith("Examples:\n")
                .contains("\nUsage: trust " + name.word() + " ")
                .contains("-h, --help");
        assertThat(trust("help", name.word())).isEqualTo(run);
    }

    @Test
    void every_exit_code_is_in_the_help_about_them() {
        String text = trust("help", "exit-codes").out();
        for (ExitCode code : ExitCode.values()) {
            if (code != ExitCode.BROKEN_PIPE) {
                assertThat(text).containsPattern("(?m)^ +" + code.number() + "  ");
            }
        }
    }

    @Test
    void a_mistyped_command_is_answered_with_the_nearest() {
        Run run = trust("lits");
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("unknown command lits").contains("did you mean trust list?");
    }

    @Test
    void a_mistyped_option_is_answered_with_the_nearest() {
        Run run = trust("resolve", "--ofline", "alpine");
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("unknown option --ofline").contains("did you mean --offline?");
    }

    @Test
    void an_option_before_the_command_is_sent_behind_it() {
        Run run = trust("--offline", "list", "alpine");
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("options follow the command");
    }

    @Test
    void an_option_does_not_swallow_the_next_as_its_value() {
        Run run = trust("list", "--server", "--offline", "alpine");
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--server");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list",
                "resolve --key abc alpine",
                "list --format xml alpine",
                "list --max-stale 3d alpine",
                "list --max-stale 3y --offline alpine",
                "list --pin-ca alpine=ca.pem alpine",
                "list --as-of yesterday alpine",
                "list --server ftp://example.com alpine",
                "list --pin alpine alpine",
                "verify --registry docker.io alpine",
                "verify --tls-cert cert.pem alpine",
                "verify alpine --input -",
                "resolve -f /nonexistent/names",
                "resolve example.com/UPPER",
                "completion fish",
                "completion bash --name $(id)",
                "pull alpine",
                "pull alpine -o floppy:disk",
                "pull alpine debian -o oci-archive:two.tar"
            })
    void what_cannot_be_carried_out_as_it_stands_is_a_matter_of_usage(String line) {
        Run run = trust(line.split(" "));
        assertThat(run.err()).startsWith("trust: ");
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void a_reader_that_has_gone_ends_the_run_without_a_word() {
        Run.Surroundings here = Run.in(home);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ExitCode code = Cli.run(host(here.environment(), failing("Broken pipe"), err), List.of("help"));
        assertThat(code).isEqualTo(ExitCode.BROKEN_PIPE);
        assertThat(err.size()).isZero();
    }

    @Test
    void results_that_could_not_be_written_are_no_success() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ExitCode code =
                Cli.run(host(Run.in(home).environment(), failing("No space left on device"), err), List.of("help"));
        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("No space left on device");
    }

    @Test
    void what_nobody_foresaw_is_a_bug_told_in_short_and_in_full_where_asked_for() {
        InputStream surprise = new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("surprise");
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                return read();
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Host host = new Host(
                Run.in(home).environment(),
                surprise,
                OutputStream.nullOutputStream(),
                err,
                InstantSource.system(),
                Terminals.NONE);
        assertThat(Cli.run(host, List.of("list", "-f", "-"))).isEqualTo(ExitCode.BUG);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("this is a bug in trust", "surprise")
                .doesNotContain("\tat ", "    at ");
        err.reset();
        assertThat(Cli.run(host, List.of("list", "-v", "-f", "-"))).isEqualTo(ExitCode.BUG);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("    at ");
    }

    @Test
    void the_exit_codes_are_documented() throws IOException {
        String document = Files.readString(Path.of("docs/exit-codes.md"));
        for (ExitCode code : ExitCode.values()) {
            assertThat(document).contains("\n| " + code.number() + " |");
        }
    }

    @Test
    void the_completion_script_knows_commands_and_options() {
        Run run = trust("completion", "bash");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("complete -F").contains("resolve").contains("--as-of");
        assertThat(trust("completion", "zsh").out()).startsWith("autoload").contains(run.out());
    }

    @Test
    void the_completion_script_completes_the_name_that_was_installed() {
        assertThat(trust("completion", "bash", "--name", "dctrust").out())
                .contains("complete -F _complete_dctrust -o default dctrust ");
    }

    private static Host host(Map<String, String> environment, OutputStream out, OutputStream err) {
        return new Host(environment, InputStream.nullInputStream(), out, err, InstantSource.system(), Terminals.NONE);
    }

    private static OutputStream failing(String why) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(why);
            }
        };
    }
}
