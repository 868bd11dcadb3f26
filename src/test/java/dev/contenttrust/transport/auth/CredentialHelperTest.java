package dev.contenttrust.transport.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.transport.auth.Credentials.IdentityToken;
import dev.contenttrust.transport.auth.Credentials.Login;
import dev.contenttrust.transport.auth.Credentials.None;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Helpers, made here as scripts. */
@DisabledOnOs(OS.WINDOWS)
class CredentialHelperTest {
    @TempDir
    Path bin;

    private Credentials get(String name, Duration time) {
        return new CredentialHelper("registry.example.com", name, Optional.of("/nowhere:" + bin), time)
                .get("registry.example.com");
    }

    private Credentials saying(String script) throws IOException {
        Path program = Files.writeString(bin.resolve("docker-credential-it"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return get("it", Duration.ofSeconds(20));
    }

    @Test
    void a_helper_is_told_the_server_and_asked_to_get() throws IOException {
        assertThat(saying("read server; echo \"{\\\"Username\\\":\\\"$1\\\",\\\"Secret\\\":\\\"$server\\\"}\""))
                .isEqualTo(new Login("get", "registry.example.com"));
    }

    @Test
    void a_helper_need_not_read_its_input() throws IOException {
        assertThat(saying("exec 0<&-; echo '{\"Username\":\"a\",\"Secret\":\"b\"}'"))
                .isEqualTo(new Login("a", "b"));
    }

    @Test
    void the_user_token_stands_for_an_identity_token() throws IOException {
        assertThat(saying("echo '{\"ServerURL\":\"x\",\"Username\":\"<token>\",\"Secret\":\"t\"}'"))
                .isEqualTo(new IdentityToken("t", Optional.empty()));
    }

    @Test
    void a_registry_that_the_helper_does_not_know_has_no_login() throws IOException {
        assertThat(saying("echo 'credentials not found in native keychain'; exit 1"))
                .isEqualTo(new None());
    }

    @Test
    void a_helper_that_fails_says_why() {
        assertThatThrownBy(() -> saying("echo 'the key store is locked'; exit 3"))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("docker-credential-it")
                .hasMessageContaining("code 3: the key store is locked");
    }

    @Test
    void a_helper_that_talks_nonsense_is_refused_without_repeating_it() {
        assertThatThrownBy(() -> saying("echo hidden"))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageNotContaining("hidden");
    }

    @Test
    void a_helper_that_never_stops_talking_is_refused() {
        assertThatThrownBy(() -> saying("exec yes")).isInstanceOf(AuthenticationException.class);
    }

    @Test
    void a_helper_that_hangs_is_ended() throws IOException {
        assertThat(saying("echo '{}'")).isEqualTo(new None());
        Files.writeString(bin.resolve("docker-credential-it"), "#!/bin/sh\nexec tail -f /dev/null\n");
        assertThatThrownBy(() -> get("it", Duration.ofMillis(200)))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("does not answer within 200 ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "../it", "it/../it", "/bin/sh", "it; true"})
    void only_a_program_of_that_very_name_in_the_path_is_run(String name) {
        assertThatThrownBy(() -> get(name, Duration.ofSeconds(20)))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("it is not in the PATH");
    }
}
