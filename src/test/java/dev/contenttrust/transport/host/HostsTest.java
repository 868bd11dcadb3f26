package dev.contenttrust.transport.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be spoken to in plain http. */
class HostsTest {
    private final Hosts hosts = new Hosts(Set.of("lab.example.com", "other.example.com:5000", "[2001:db8::1]:80"));

    @ParameterizedTest
    @CsvSource({
        "https://registry.example.com, true",
        "http://registry.example.com, false",
        "http://localhost:5000, true",
        "http://127.0.0.1, true",
        "http://127.8.9.10:80, true",
        "http://[::1]:5000, true",
        "http://[::ffff:127.0.0.1]:5000, true",
        "http://127.0.0.1.example.com, false",
        "http://127.example.com, false",
        "http://localhost.example.com, false",
        "http://128.0.0.1, false",
        "http://lab.example.com, true",
        "http://lab.example.com:8080, true",
        "http://sub.lab.example.com, false",
        "http://other.example.com:5000, true",
        "http://other.example.com:5001, false",
        "http://[2001:db8::1], true",
        "http://[2001:db8::2], false",
    })
    void plain_http_is_for_this_machine_and_for_hosts_named(String url, boolean allowed) {
        assertThat(hosts.allows(HttpUrl.get(url))).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example.com, a.example.com",
        "https://a.example.com:443, a.example.com",
        "https://a.example.com:80, a.example.com:80",
        "http://[2001:db8::1]:5000, [2001:db8::1]:5000",
    })
    void an_authority_has_a_port_only_where_it_is_not_the_usual_one(String url, String authority) {
        assertThat(Hosts.authority(HttpUrl.get(url))).isEqualTo(authority);
    }

    @ParameterizedTest
    @CsvSource({"https://user:secret@a.example.com/x?token=secret, https://a.example.com/x"})
    void secrets_of_an_address_are_not_shown(String url, String shown) {
        assertThat(Hosts.shown(HttpUrl.get(url))).isEqualTo(shown);
    }
}
