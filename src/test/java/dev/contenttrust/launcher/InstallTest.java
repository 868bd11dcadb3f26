package dev.contenttrust.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.live.peer.Program;
import dev.contenttrust.live.peer.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallTest {
    @TempDir
    private Path home;

    private Path prefix;
    private Program install;

    /** Without the archives, which take long to make, and are removed like the rest. */
    private Program bare;

    @BeforeEach
    void somewhereWithOtherThings() throws IOException {
        Checkout.jar();
        prefix = home.resolve("prefix");
        Files.createDirectories(prefix.resolve("bin"));
        Files.writeString(prefix.resolve("bin/other"), "another program");
        install = Checkout.program(Checkout.script("install"), home);
        bare = install.with("TRUST_ARCHIVE", "off");
    }

    @Test
    void what_was_installed_runs_and_completes() {
        install.run(prefix.toString()).succeeded();

        assertThat(Program.at(prefix.resolve("bin/trust"), home)
                        .run("--version")
                        .succeeded()
                        .output())
                .startsWith("trust ");
        assertThat(prefix.resolve("share/bash-completion/completions/trust"))
                .content()
                .contains("trust");
        assertThat(prefix.resolve("share/zsh/site-functions/_trust")).content().contains("trust");
        assertThat(home.resolve(".cache/trust")).doesNotExist();
    }

    @Test
    void uninstalling_removes_just_that() throws IOException {
        List<Path> before = everythingIn(prefix);
        install.run(prefix.toString()).succeeded();

        install.run(prefix.toString(), "--uninstall").succeeded();

        assertThat(everythingIn(prefix)).isEqualTo(before);
    }

    @Test
    void installing_under_another_name_takes_the_first_away() throws IOException {
        bare.run(prefix.toString()).succeeded();

        bare.run(prefix.toString(), "--name", "dctrust").succeeded();

        assertThat(everythingIn(prefix.resolve("bin")))
                .containsExactly(prefix.resolve("bin"), prefix.resolve("bin/dctrust"), prefix.resolve("bin/other"));
        assertThat(everythingIn(prefix.resolve("share")))
                .filteredOn(Files::isRegularFile)
                .extracting(file -> file.getFileName().toString())
                .containsExactly("dctrust", "_dctrust");
        assertThat(prefix.resolve("share/bash-completion/completions/dctrust"))
                .content()
                .containsPattern("(?m)^complete .* dctrust ");
    }

    @Test
    void another_program_of_that_name_is_left_alone() throws IOException {
        Path theirs = Files.writeString(prefix.resolve("bin/trust"), "p11-kit's");

        Run run = bare.run(prefix.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("--name dctrust");
        assertThat(theirs).hasContent("p11-kit's");
    }

    @Test
    void another_program_of_that_name_on_the_path_is_pointed_out() throws IOException {
        Path theirs = Files.createDirectories(home.resolve("theirs")).resolve("trust");
        Files.copy(Path.of("/bin/true"), theirs);

        Run run = bare.with("PATH", theirs.getParent() + ":" + System.getenv("PATH"))
                .run(prefix.toString())
                .succeeded();

        assertThat(run.output()).contains(theirs + " is another program", "--name dctrust");
    }

    private static List<Path> everythingIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.sorted().toList();
        }
    }
}
