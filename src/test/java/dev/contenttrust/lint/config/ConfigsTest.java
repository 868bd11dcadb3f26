package dev.contenttrust.lint.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigsTest {
    @TempDir
    Path directory;

    private Path write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void a_file_says_what_is_trusted_how_bad_rules_are_and_what_is_left_out() throws IOException {
        Path file = write("a.yaml", """
                # why: see the wiki
                trustedRegistries: [docker.io/library, ghcr.io/team]
                rules:
                  TR103: off
                  tr505: error
                exclude:
                  - third_party
                """);

        LintConfig config = Configs.of(file).of("anything");

        assertThat(config.policy().trustedRegistries()).containsExactly("docker.io/library", "ghcr.io/team");
        assertThat(config.policy().off()).containsExactly(Rule.TR103);
        assertThat(config.policy().levels()).isEqualTo(Map.of(Rule.TR505, Level.ERROR));
        assertThat(config.excludes(directory.resolve("x/third_party/y"))).isTrue();
        assertThat(config.changes()).isEqualTo("1 rule off, 1 level changed, 1 path excluded, 2 trusted registries");
    }

    @Test
    void json_is_yaml_too_and_an_empty_file_changes_nothing() throws IOException {
        Path json = write("a.yaml", "{\"rules\": {\"TR103\": \"off\"}}");
        assertThat(Configs.of(json).of("x").policy().off()).containsExactly(Rule.TR103);
        Path empty = write("b.yaml", "# nothing yet\n");
        assertThat(Configs.of(empty).of("x").changes()).isEqualTo("it changes nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rule: {} | :1: \"rule\" is not known",
                "rules: {TR999: off} | :1: there is no rule \"TR999\"",
                "rules: {TR103: false} | :1: \"false\" is no level",
                "rules: [TR103] | :1: expected keys and values",
                "exclude: a | :1: expected a list",
                "exclude: ['../x'] | :1: \"../x\" is no pattern",
                "exclude: ['/x'] | :1: \"/x\" is no pattern",
                "trustedRegistries: ['https://ghcr.io'] | :1: \"https://ghcr.io\" is no registry",
                "rules: {TR103: off, TR103: off} | :1: \"TR103\" is there twice",
                "a: [b | :2: it is no YAML",
            })
    void what_is_not_understood_is_refused_with_its_line(String text, String why) throws IOException {
        Path file = write("a.yaml", text + "\n");

        assertThatThrownBy(() -> Configs.of(file).of("x"))
                .isInstanceOf(LintConfigException.class)
                .hasMessageContaining(file + why.strip());
    }

    @Test
    void a_file_that_is_named_must_be_there_and_be_a_file() {
        assertThatThrownBy(() -> Configs.of(directory.resolve("none")).of("x"))
                .hasMessageContaining("there is no such file");
        assertThatThrownBy(() -> Configs.of(directory).of("x")).hasMessageContaining("no regular file");
    }

    @Test
    void the_nearest_above_counts_up_to_where_the_repository_begins() throws IOException {
        write(".trust-lint.yaml", "rules: {TR101: off}");
        write("repository/.git/HEAD", "");
        write("repository/sub/run.sh", "");
        write("plain/deep/run.sh", "");

        Configs configs = Configs.nearest();

        assertThat(configs.of(directory + "/repository/sub/run.sh").file()).isEmpty();
        assertThat(configs.of(directory + "/plain/deep").policy().off()).containsExactly(Rule.TR101);
        write("repository/.trust-lint.yaml", "rules: {TR102: off}");
        assertThat(configs.of(directory + "/repository/sub").policy().off()).containsExactly(Rule.TR102);
        assertThat(configs.used()).hasSize(2);
        assertThat(Configs.none().of(directory + "/plain").file()).isEmpty();
    }

    @Test
    void rules_may_be_asked_for_alone() throws IOException {
        Path file = write("a.yaml", "rules: {TR101: off}");

        Set<Rule> off = Configs.of(file)
                .only(Set.of(Rule.TR101, Rule.TR301))
                .of("x")
                .policy()
                .off();

        assertThat(off).contains(Rule.TR101, Rule.TR302).doesNotContain(Rule.TR301, Rule.TR001);
    }

    @ParameterizedTest
    @CsvSource({
        "vendor, vendor/a/b, true",
        "vendor, x/vendor/b, true",
        "vendor/, x/vendor/b, true",
        "vendor, vendors/b, false",
        "*.sh, a/b/run.sh, true",
        "docs/*.md, docs/a.md, true",
        "docs/*.md, docs/a/b.md, false",
        "docs/*.md, x/docs/a.md, false",
        "docs/**/b.md, docs/b.md, true",
        "docs/**/b.md, docs/x/y/b.md, true",
        "./docs/**, docs/x, true",
        "**, a, true",
        "a?c, abc, true",
        "a/**/b/**/c, a/b/x/c, true",
        "a/**/b/**/c, a/x/c, false",
    })
    void patterns_are_for_names_and_paths(String pattern, Path path, boolean matches) {
        assertThat(new PathGlob(pattern).matches(path)).isEqualTo(matches);
    }

    @Test
    void a_hostile_pattern_is_matched_in_no_time_worth_mentioning() {
        PathGlob glob = new PathGlob("**/a*".repeat(90) + "/b");
        assertThat(glob.matches(Path.of("a/".repeat(1500) + "c"))).isFalse();
    }
}
