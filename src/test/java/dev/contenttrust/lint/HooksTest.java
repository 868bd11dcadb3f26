package dev.contenttrust.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.lint.keyfile.SuppliedKeyrings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The hooks for pre-commit and the action for workflows: that they are whole, and pass on what they are told. */
class HooksTest {
    private static final Path HOOKS = Path.of(".pre-commit-hooks.yaml");
    private static final Path ACTION = Path.of(".github/actions/lint");

    @TempDir
    Path directory;

    private static List<Map<String, Object>> hooks() throws IOException {
        return new Yaml().load(Files.readString(HOOKS));
    }

    @Test
    void each_hook_has_what_pre_commit_demands() throws IOException {
        assertThat(hooks())
                .hasSize(2)
                .allSatisfy(hook -> assertThat(hook)
                        .containsKeys("id", "name", "description", "entry", "language", "files", "types"));
        String script = String.valueOf(hooks().get(0).get("entry")).split(" ", 2)[0];
        assertThat(Path.of(script)).isExecutable();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dockerfile",
                "dockerfile",
                "web.Dockerfile",
                "Dockerfile.web",
                "Dockerfile-dev",
                "Containerfile",
                "compose.yaml",
                "docker-compose.prod.yml",
                "ci.yml",
                "run.sh",
                "x.bash",
                ".envrc",
                "README.md",
                "a.markdown",
                "Makefile",
                "GNUmakefile",
                "makefile",
                "Makefile.am",
                "rules.mk",
                ".env",
                ".env.local",
                "prod.env",
                "entrypoint",
                "root.key",
                "root.pem",
                "a.png",
                "Main.java",
                "pom.xml",
                "dockerfiles.txt",
                "a.py",
                "Dockerfile.java",
                "Makefile.class",
                "Dockerfile.md",
                "Dockerfile.sh",
                "Dockerfile.json",
                "Dockerfile.j2",
                "x.environment",
                "main.go",
                ".gitignore"
            })
    void hooks_are_for_the_names_that_are_checked_and_no_others(String name) throws IOException {
        Pattern files = Pattern.compile(String.valueOf(hooks().get(0).get("files")));
        Pattern others = Pattern.compile(String.valueOf(hooks().get(1).get("exclude")));
        boolean checked = new Linter(SuppliedKeyrings.NONE, Checked.NOW).claims(name);

        for (String path : List.of(name, "some.dir/" + name)) {
            assertThat(files.matcher(path).find() && !others.matcher(path).find())
                    .isEqualTo(checked);
        }
    }

    @Test
    void the_action_gives_inputs_to_its_script_by_the_environment_alone() throws IOException {
        Map<String, Object> action = new Yaml().load(Files.readString(ACTION.resolve("action.yml")));

        assertThat(action).containsKeys("name", "description", "inputs", "runs");
        assertThat(action.get("runs"))
                .asString()
                .contains("using=composite")
                .contains("run=\"$GITHUB_ACTION_PATH/run\"");
        assertThat(Files.readString(ACTION.resolve("action.yml")).lines().filter(line -> line.contains("${{")))
                .hasSize(4)
                .allMatch(line -> line.strip().startsWith("TRUST_LINT_"));
        assertThat(ACTION.resolve("run")).isExecutable();
    }

    @Test
    void the_script_writes_a_log_and_then_annotations() throws Exception {
        Path run = checkout("echo \"$@\"");
        Path log = directory.resolve("log");

        String out = run(
                run,
                0,
                Map.of(
                        "TRUST_LINT_PATHS", "a b\n\n-c\n",
                        "TRUST_LINT_FAIL_ON", "note",
                        "TRUST_LINT_CONFIG", "none",
                        "TRUST_LINT_SARIF", log.toString()));

        assertThat(out).isEqualTo("lint --fail-on note --no-lint-config --format github -- a b -c\n");
        assertThat(log).hasContent("lint --quiet --fail-on never --no-lint-config --format sarif -- a b -c\n");
    }

    @Test
    void the_script_ends_as_the_run_does() throws Exception {
        assertThat(run(checkout("exit 10"), 10, Map.of("TRUST_LINT_SARIF", directory.resolve("log") + "")))
                .isEmpty();
        assertThat(run(checkout("echo once; exit 2"), 2, Map.of("TRUST_LINT_SARIF", directory.resolve("log") + "")))
                .isEmpty();
        assertThat(run(checkout("exit 1"), 1, Map.of())).isEmpty();
    }

    private Path checkout(String trust) throws IOException {
        Path run = Files.createDirectories(directory.resolve(ACTION)).resolve("run");
        Files.write(run, Files.readAllBytes(ACTION.resolve("run")));
        Path launcher = Files.createDirectories(directory.resolve("scripts")).resolve("trust");
        Files.writeString(launcher, "#!/bin/sh\n" + trust + "\n");
        for (Path script : List.of(run, launcher)) {
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return run;
    }

    private static String run(Path script, int expected, Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(script.toString()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(out).isEqualTo(expected);
        return out;
    }
}
