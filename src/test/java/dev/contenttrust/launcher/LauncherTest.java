package dev.contenttrust.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.live.peer.Program;
import dev.contenttrust.live.peer.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
    @TempDir
    private Path home;

    private Path launcher;
    private Program trust;

    @BeforeEach
    void installed() throws IOException {
        launcher = Checkout.copyTo(home.resolve("lib"));
        trust = Program.at(launcher, home).with("TRUST_ARCHIVE", "off");
    }

    @Test
    void starts_through_links_and_from_any_directory() throws IOException {
        Path near = Files.createSymbolicLink(home.resolve("near"), Path.of("lib/trust"));
        Path far = Files.createSymbolicLink(home.resolve("far"), near);

        assertThat(Program.at(far, home)
                        .with("TRUST_ARCHIVE", "off")
                        .run("--version")
                        .output())
                .isEqualTo(trust.run("--version").succeeded().output())
                .startsWith("trust ");
    }

    @Test
    void passes_the_exit_code_and_the_arguments_through() {
        Run run = trust.run("no such command");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output()).isEmpty();
        assertThat(run.errors()).contains("no such command");
    }

    @Test
    void passes_over_a_java_that_is_too_old() throws IOException {
        Path old = home.resolve("jdk-11");
        Files.createDirectories(old.resolve("bin"));
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
        Files.createSymbolicLink(old.resolve("bin/java"), Path.of("/bin/false"));

        assertThat(trust.with("JAVA_HOME", old.toString())
                        .run("--version")
                        .succeeded()
                        .output())
                .startsWith("trust ");
    }

    @Test
    void says_what_to_do_when_the_jar_is_gone() throws IOException {
        Files.delete(home.resolve("lib/trust.jar"));

        Run run = trust.run("--version");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("is missing", "scripts/install");
    }

    @Test
    void gives_its_place_to_java_so_that_a_signal_arrives() throws InterruptedException {
        Process process = trust.start("resolve", "-f", "-");
        while (process.isAlive() && !process.info().command().orElse("").endsWith("/java")) {
            Thread.onSpinWait();
        }

        process.destroy();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(128 + 15);
    }
}
