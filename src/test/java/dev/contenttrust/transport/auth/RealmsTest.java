package dev.contenttrust.transport.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.transport.host.Hosts;
import java.util.Set;
import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a login may travel. */
class RealmsTest {
    private final Realms realms =
            new Realms(new Hosts(Set.of("lab.example.com")), Set.of("sso.example.org", "sso.example.net:8443"));

    private boolean maySend(String server, String realm) {
        return realms.refusal(HttpUrl.get(server), HttpUrl.get(realm)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://registry.example.com, https://registry.example.com/token",
        "https://registry.example.com:5000, https://registry.example.com/token",
        "https://registry.example.com, https://auth.example.com/token",
        "https://registry-1.docker.io, https://auth.docker.io/token",
        "https://notary.docker.io, https://auth.docker.io/token",
        "https://registry.gitlab.com, https://gitlab.com/jwt/auth",
        "https://registry.example.co.uk, https://auth.example.co.uk/token",
        "https://192.0.2.1:5000, https://192.0.2.1:5001/token",
        "https://registry.example.com, https://sso.example.org/token",
        "https://registry.example.com, https://sso.example.net:8443/token",
        "http://127.0.0.1:5000, http://127.0.0.1:5001/token",
        "http://localhost:5000, http://localhost:5001/token",
    })
    void logins_stay_within_a_domain_or_go_where_the_user_says(String server, String realm) {
        assertThat(maySend(server, realm)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://registry.example.com, https://registry.example.org/token",
        "https://registry.example.com, https://example.com.evil.org/token",
        "https://registry.example.com, https://evilexample.com/token",
        "https://registry.example.co.uk, https://auth.another.co.uk/token",
        "https://one.github.io, https://two.github.io/token",
        "https://192.0.2.1, https://192.0.2.2/token",
        "https://192.0.2.1, https://1.192.0.2.1.example.com/token",
        "https://registry.example.com, https://sso.example.net/token",
        "https://registry.example.com, http://registry.example.com/token",
        "http://lab.example.com, http://lab.example.com/token",
        "https://registry.example.com, http://sso.example.org/token",
        "https://registry.example.com, http://127.0.0.1/token",
        "https://registry, https://another/token",
    })
    void logins_go_nowhere_else(String server, String realm) {
        assertThat(maySend(server, realm)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://registry.example.com, https://tokens.example.org/token, true",
        "https://registry.example.com, http://tokens.example.org/token, false",
        "https://registry.example.com, http://lab.example.com/token, true",
        "https://registry.example.com, http://127.0.0.1:9200/token, false",
        "https://registry.example.com, https://localhost/token, false",
        "http://localhost:5000, http://127.0.0.1:5001/token, true",
    })
    void tokens_without_a_login_may_come_from_elsewhere_but_safely(String server, String realm, boolean may) {
        assertThat(realms.mayAsk(HttpUrl.get(server), HttpUrl.get(realm))).isEqualTo(may);
    }
}
