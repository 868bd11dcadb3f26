package dev.contenttrust.notary.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.notary.ConfigurationException;
import dev.contenttrust.notary.SignaturePolicy.Wish;
import dev.contenttrust.notary.TrustSettings.PrefixedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationFilesTest {
    private static final String ID = "ab".repeat(32);
    private static final String OTHER = "cd".repeat(32);

    @TempDir
    Path home;

    private Path own;
    private Path notary;

    @BeforeEach
    void name_the_files() throws IOException {
        own = Files.createDirectories(home.resolve(".config/trust")).resolve("config.json");
        notary = Files.createDirectories(home.resolve(".notary")).resolve("config.json");
    }

    private ConfigurationFiles files() {
        return new ConfigurationFiles(own, notary, home);
    }

    private Configuration own(String members) throws IOException {
        Files.writeString(own, "{\"schemaVersion\":1" + (members.isEmpty() ? "" : "," + members) + "}");
        return files().read();
    }

    private Configuration notary(String content) throws IOException {
        Files.writeString(notary, content);
        return files().read();
    }

    private static List<String> examples() throws IOException {
        List<String> examples = new ArrayList<>();
        Matcher block = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/configuration.md")));
        while (block.find()) {
            examples.add(block.group(1));
        }
        return examples;
    }

    @Test
    void without_files_nothing_is_set() {
        assertThat(files().read()).isEqualTo(Configuration.none());
        assertThat(new ConfigurationFiles(home.resolve("a/b/c"), home.resolve("d/e"), home).read())
                .isEqualTo(Configuration.none());
    }

    @Test
    void the_documented_example_of_our_file_is_read() throws IOException {
        Files.writeString(own, examples().get(0));
        Configuration read = files().read();
        assertThat(read.servers())
                .contains(
                        new PrefixedServer("docker.io/", "dir:/srv/trust-mirror"),
                        new PrefixedServer("registry.example.com", "https://notary.example.com"))
                .hasSize(3);
        assertThat(read.pins().certs())
                .containsOnlyKeys("registry.example.com/demo/app", "registry.example.com/team/*");
        assertThat(read.pins().ca()).containsEntry("registry.example.com/", own.resolveSibling("company-ca.pem"));
        assertThat(read.tofu()).isTrue();
        assertThat(read.strict()).isFalse();
        assertThat(read.policy().wishes())
                .containsEntry("registry.example.com/", Wish.REQUIRED)
                .containsEntry("registry.example.com/scratch", Wish.PREFERRED)
                .containsEntry("docker.io/", Wish.NONE)
                .hasSize(3);
        assertThat(read.insecureHosts()).containsExactly("registry.test:5000");
        assertThat(read.tokenServers()).containsExactly("auth.example.net");
        assertThat(read.tls().ca()).contains(own.resolveSibling("company-ca.pem"));
        assertThat(read.tls().certificate()).contains(own.resolveSibling("client.pem"));
        assertThat(read.tls().key()).contains(own.resolveSibling("client-key.pem"));
    }

    @Test
    void the_documented_example_of_notarys_file_is_read() throws IOException {
        Configuration read = notary(examples().get(1));
        assertThat(read.fallbackServer()).contains("https://notary.example.com");
        assertThat(read.seeds()).containsExactly(home.resolve(".notary"));
        assertThat(read.tls().ca()).contains(notary.resolveSibling("root-ca.crt"));
        assertThat(read.tls().certificate()).contains(notary.resolveSibling("client.crt"));
        assertThat(read.pins().certs()).containsOnlyKeys("registry.example.com/demo/*");
        assertThat(read.pins().ca()).containsEntry("registry.example.com/", notary.resolveSibling("company-ca.crt"));
        assertThat(read.tofu()).isTrue();
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void a_mirror_is_relative_to_the_file() throws IOException {
        assertThat(own("\"servers\":{\"docker.io/\":\"dir:mirror\"}").servers())
                .containsExactly(new PrefixedServer("docker.io/", "dir:" + own.resolveSibling("mirror")));
    }

    @Test
    void a_policy_for_all_the_rest_is_a_star() throws IOException {
        assertThat(own("\"policy\":{\"*\":\"none\"}").policy().wishes()).containsOnly(Map.entry("*", Wish.NONE));
    }

    @Test
    void members_of_notarys_file_are_known_in_any_case_but_names_keep_theirs() throws IOException {
        Configuration read = notary("{\"Trust_Pinning\":{\"CERTS\":{\"Registry.Example.com/app\":[\"" + ID
                + "\"]},\"Disable_TOFU\":true}}");
        assertThat(read.pins().certs()).containsOnlyKeys("Registry.Example.com/app");
        assertThat(read.tofu()).isFalse();
    }

    @Test
    void skipping_verification_is_not_honoured_and_said() throws IOException {
        assertThat(notary("{\"remote_server\":{\"skipTLSVerify\":true}}").warnings())
                .singleElement()
                .asString()
                .contains("skipTLSVerify", notary.toString());
        assertThat(notary("{\"remote_server\":{\"skipTLSVerify\":false}}").warnings())
                .isEmpty();
    }

    @Test
    void what_notarys_file_has_besides_is_not_our_affair() throws IOException {
        assertThat(notary("{\"logging\":{\"level\":\"debug\"}}")).isEqualTo(Configuration.none());
    }

    @Test
    void ours_counts_before_notarys_and_caution_from_either() throws IOException {
        Files.writeString(
                notary,
                "{\"trust_pinning\":{\"certs\":{\"registry.example.com/app\":[\"" + OTHER
                        + "\"]},\"disable_tofu\":true},\"remote_server\":{\"root_ca\":\"ca.crt\"}}");
        Configuration read = own("\"pins\":{\"keys\":{\"registry.example.com/app\":[\"" + ID + "\"]}},\"strict\":true");
        assertThat(read.pins().certs()).containsEntry("registry.example.com/app", Set.of(ID));
        assertThat(read.tofu()).isFalse();
        assertThat(read.strict()).isTrue();
        assertThat(read.tls().ca()).contains(notary.resolveSibling("ca.crt"));
    }

    @Test
    void a_named_file_stands_in_for_the_usual_one_of_its_kind() throws IOException {
        own("\"strict\":true");
        notary("{\"remote_server\":{\"url\":\"https://usual\"}}");
        Path ours = Files.writeString(home.resolve("ours.json"), "{\"schemaVersion\":1,\"tofu\":false}");
        assertThat(files().read(ours).strict()).isFalse();
        assertThat(files().read(ours).tofu()).isFalse();
        assertThat(files().read(ours).fallbackServer()).contains("https://usual");
        Path theirs = Files.writeString(home.resolve("theirs.json"), "{\"remote_server\":{\"url\":\"https://named\"}}");
        assertThat(files().read(theirs).strict()).isTrue();
        assertThat(files().read(theirs).fallbackServer()).contains("https://named");
    }

    @Test
    void a_named_file_must_be_there() {
        assertThatThrownBy(() -> files().read(home.resolve("nowhere.json")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("nowhere.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"pin\":{}",
                "\"pins\":{\"kyes\":{}}",
                "\"tls\":{\"skipVerify\":true}",
                "\"servers\":{\"docker.io/\":\"notary.example.com\"}",
                "\"servers\":{\"library/\":\"https://notary.example.com\"}",
                "\"servers\":{\"docker.io/*\":\"https://notary.example.com\"}",
                "\"pins\":{\"keys\":{\"alpine\":[]}}",
                "\"pins\":{\"keys\":{\"alpine\":[\"short\"]}}",
                "\"pins\":{\"keys\":{\"alpine\":\"" + "not a list" + "\"}}",
                "\"pins\":{\"authorities\":{\"docker.io/\":\"\"}}",
                "\"tls\":{\"certificate\":\"client.pem\"}",
                "\"tofu\":\"yes\"",
                "\"strict\":1",
                "\"policy\":{\"registry.example.com/\":\"Required\"}",
                "\"policy\":{\"registry.example.com/\":true}",
                "\"policy\":{\"library/\":\"none\"}",
                "\"policy\":{\"registry.example.com/*\":\"none\"}",
                "\"policy\":\"required\""
            })
    void what_makes_no_sense_is_refused_with_its_place(String members) {
        String first = members.substring(1, members.indexOf('"', 1));
        assertThatThrownBy(() -> own(members))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(own.toString())
                .hasMessageContaining("at " + first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{", "\"\"", "{\"schemaVersion\":1,\"schemaVersion\":1}", "{\"schemaVersion\":2}"})
    void what_is_no_configuration_is_refused(String content) throws IOException {
        Files.writeString(own, content);
        assertThatThrownBy(() -> files().read())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(own.toString());
    }
}
