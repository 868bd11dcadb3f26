package dev.contenttrust.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.transport.auth.AuthenticationException;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Token servers elsewhere: localhost and 127.0.0.1 are two owners here. */
class RealmTest {
    private static final String TOKEN = "{\"token\":\"t1\"}";

    @TempDir
    Path docker;

    /** A user who has a login, before a registry that names a token server of another owner. */
    private World elsewhere(UnaryOperator<TransportSettings> change) {
        World world = World.in(docker, change);
        World.dockerConfig(
                docker,
                "{\"auths\":{\"" + world.host() + "\":{\"auth\":\"" + World.basic(World.USER, World.PASSWORD)
                        + "\"}}}");
        return world.demandsToken("t1", world.challenge().replace("127.0.0.1", "localhost"));
    }

    @Test
    void a_token_server_elsewhere_is_asked_without_the_login() {
        try (World world = elsewhere(settings -> settings).givesToken(TOKEN)) {
            assertThat(world.get("/v2/", World.SCOPE)).isEqualTo("200 let in");
            assertThat(world.tokensAsked()).hasSize(1).noneMatch(line -> line.contains("Basic"));
        }
    }

    @Test
    void where_that_is_not_enough_it_is_said_why_the_login_stayed() {
        try (World world = elsewhere(settings -> settings).givesToken("{\"token\":\"another\"}")) {
            assertThatThrownBy(() -> world.get("/v2/", World.SCOPE))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("the login was not sent to localhost:" + world.tokens.port())
                    .hasMessageContaining("that is of another domain than " + world.host());
        }
    }

    @Test
    void a_token_server_elsewhere_that_the_user_names_is_shown_the_login() {
        try (World world = elsewhere(settings -> settings.withRealmHosts(Set.of("localhost")))
                .givesUserToken(TOKEN)) {
            assertThat(world.get("/v2/", World.SCOPE)).isEqualTo("200 let in");
        }
    }

    @Test
    void a_token_server_on_plain_http_is_not_asked_at_all() {
        try (World world = World.in(docker)) {
            world.demandsToken("t1", "Bearer realm=\"http://auth.example.com/token\"");
            assertThatThrownBy(() -> world.get("/v2/", World.SCOPE))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("http://auth.example.com/token is plain http");
        }
    }
}
