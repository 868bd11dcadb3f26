package dev.contenttrust.notary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.notary.TrustSettings.PrefixedServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerChoiceTest {
    private static String choose(Optional<String> server, Optional<String> fallback, String name) {
        TrustSettings plain = Repositories.settings();
        TrustSettings settings = new TrustSettings(
                server,
                List.of(
                        new PrefixedServer("registry.example.com", "https://a"),
                        new PrefixedServer("registry.example.com/team", "https://b"),
                        new PrefixedServer("docker.io/library/", "dir:/srv/mirror")),
                fallback,
                plain.trustDirectory(),
                plain.seeds(),
                plain.pins(),
                plain.tofu(),
                plain.strict(),
                plain.timeAuthorities(),
                plain.refresh());
        return new ServerChoice(settings).serverFor(Gun.parse(name));
    }

    private static String choose(String name) {
        return choose(Optional.empty(), Optional.empty(), name);
    }

    @Test
    void the_one_that_was_named_speaks_for_all() {
        assertThat(choose(Optional.of("https://all"), Optional.empty(), "registry.example.com/team/app"))
                .isEqualTo("https://all");
    }

    @Test
    void the_longest_prefix_of_whole_components_decides() {
        assertThat(choose("registry.example.com/team/app")).isEqualTo("https://b");
        assertThat(choose("registry.example.com/teams/app")).isEqualTo("https://a");
        assertThat(choose("registry.example.com/team")).isEqualTo("https://b");
        assertThat(choose("alpine")).isEqualTo("dir:/srv/mirror");
    }

    @Test
    void else_the_registry_implies_it() {
        assertThat(choose("user/app")).isEqualTo("https://notary.docker.io");
        assertThat(choose("registry.example.com.evil.org/app")).isEqualTo("https://registry.example.com.evil.org");
        assertThat(choose("localhost:5000/app")).isEqualTo("https://localhost:5000");
    }

    @Test
    void a_fallback_comes_before_what_is_implied_and_after_what_is_configured() {
        Optional<String> fallback = Optional.of("https://f");
        assertThat(choose(Optional.empty(), fallback, "user/app")).isEqualTo("https://f");
        assertThat(choose(Optional.empty(), fallback, "registry.example.com/x")).isEqualTo("https://a");
    }

    @Test
    void a_directory_is_told_from_a_url() {
        assertThat(ServerChoice.directory("dir:/srv/mirror")).contains(Path.of("/srv/mirror"));
        assertThat(ServerChoice.directory("https://dir")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notary.example.com",
                "ftp://notary.example.com",
                "https://",
                "https:///path",
                "https://user:secret@notary.example.com",
                "https://notary.example.com?x",
                "https://notary.example.com#x",
                "https://a b"
            })
    void what_is_no_plain_url_is_refused(String server) {
        assertThatThrownBy(() -> ServerChoice.url(server)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void a_url_may_have_a_port_and_a_path() {
        assertThat(ServerChoice.url("https://notary.example.com:4443/trust").getPort())
                .isEqualTo(4443);
    }
}
