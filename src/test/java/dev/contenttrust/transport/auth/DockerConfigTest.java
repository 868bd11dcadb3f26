package dev.contenttrust.transport.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.transport.auth.Credentials.IdentityToken;
import dev.contenttrust.transport.auth.Credentials.Login;
import dev.contenttrust.transport.auth.Credentials.None;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Docker's config.json, as people have it. */
class DockerConfigTest {
    @TempDir
    Path directory;

    private DockerConfig read(String json) throws IOException {
        return DockerConfig.read(Files.writeString(directory.resolve("config.json"), json));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void without_a_file_there_are_no_logins() {
        DockerConfig config = DockerConfig.read(directory.resolve("config.json"));
        assertThat(config.stored("registry.example.com")).isEqualTo(new None());
        assertThat(config.helper("registry.example.com")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "registry.example.com, registry.example.com",
        "registry.example.com:5000, registry.example.com:5000",
        "https://registry.example.com, registry.example.com",
        "https://registry.example.com/v1/, registry.example.com",
        "http://registry.example.com:5000/v2/, registry.example.com:5000",
        "https://index.docker.io/v1/, docker.io",
        "docker.io, docker.io",
        "index.docker.io, docker.io",
    })
    void a_login_is_found_under_any_key_that_docker_writes(String key, String registry) throws IOException {
        DockerConfig config = read("{\"auths\":{\"" + key + "\":{\"auth\":\"" + base64("a:b:c") + "\"}}}");
        assertThat(config.stored(registry)).isEqualTo(new Login("a", "b:c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry.example.com:5000", "example.com", "other.example.com", "docker.io"})
    void a_login_is_for_its_registry_alone(String registry) throws IOException {
        DockerConfig config = read("{\"auths\":{\"registry.example.com\":{\"auth\":\"" + base64("a:b") + "\"}}}");
        assertThat(config.stored(registry)).isEqualTo(new None());
    }

    @Test
    void an_identity_token_goes_before_the_login_beside_it() throws IOException {
        DockerConfig config = read("{\"auths\":{\"r\":{\"auth\":\"" + base64("a:b") + "\",\"identitytoken\":\"t\"}}}");
        assertThat(config.stored("r")).isEqualTo(new IdentityToken("t", Optional.of(new Login("a", "b"))));
    }

    @Test
    void an_entry_without_a_login_is_none() throws IOException {
        assertThat(read("{\"auths\":{\"r\":{}}}").stored("r")).isEqualTo(new None());
        assertThat(read("{\"auths\":{\"r\":{\"auth\":\"\"}}}").stored("r")).isEqualTo(new None());
    }

    @Test
    void passwords_lose_the_padding_that_docker_gave_them() throws IOException {
        assertThat(read("{\"auths\":{\"r\":{\"auth\":\"" + base64("a:b\0\0") + "\"}}}")
                        .stored("r"))
                .isEqualTo(new Login("a", "b"));
    }

    @Test
    void a_registrys_own_helper_goes_before_the_store() throws IOException {
        DockerConfig config = read("{\"credsStore\":\"all\",\"credHelpers\":{\"r\":\"one\",\"docker.io\":\"hub\"}}");
        assertThat(config.helper("r")).contains("one");
        assertThat(config.helper("docker.io")).contains("hub");
        assertThat(config.helper("another")).contains("all");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"auths\":[]}",
                "{\"auths\":{\"r\":{\"auth\":\"!\"}}}",
                "{\"auths\":{\"r\":{\"auth\":\"YQ==\"}}}",
                "{\"auths\":{},\"auths\":{}}",
            })
    void what_is_damaged_is_refused_with_its_name(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(LoginSettingsException.class)
                .hasMessageContaining(directory.resolve("config.json").toString());
    }

    @Test
    void nothing_secret_is_in_the_words_for_a_login() {
        assertThat(new Login("a", "hidden").toString()).doesNotContain("hidden");
        assertThat(new IdentityToken("hidden", Optional.empty()).toString()).doesNotContain("hidden");
    }
}
