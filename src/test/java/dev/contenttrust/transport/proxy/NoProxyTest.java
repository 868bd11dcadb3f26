package dev.contenttrust.transport.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of NO_PROXY. */
class NoProxyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*|https://registry.example.com|true",
                "example.com|https://example.com|true",
                "example.com|https://registry.example.com|true",
                "example.com|https://notexample.com|false",
                ".example.com|https://registry.example.com|true",
                ".example.com|https://example.com|false",
                "*.example.com|https://registry.example.com|true",
                "EXAMPLE.com|https://registry.example.com|true",
                " a.org , example.com |https://registry.example.com|true",
                "example.com:5000|https://registry.example.com:5000|true",
                "example.com:5000|https://registry.example.com|false",
                "example.com:443|https://example.com|true",
                "192.0.2.1|https://192.0.2.1|true",
                "192.0.2.1|https://192.0.2.11|false",
                "192.0.2.0/24|https://192.0.2.7|true",
                "192.0.2.0/24|https://192.0.3.7|false",
                "192.0.2.0/25|https://192.0.2.128|false",
                "192.0.2.0/33|https://192.0.2.0|false",
                "192.0.2.0/x|https://192.0.2.0|false",
                "0.0.0.0/0|https://192.0.2.0|true",
                "0.0.0.0/0|https://registry.example.com|false",
                "2001:db8::1|https://[2001:db8::1]|true",
                "[2001:db8::1]:5000|https://[2001:db8::1]:5000|true",
                "2001:db8::/32|https://[2001:db8::1]|true",
                "2001:db8::/32|https://192.0.2.1|false",
                "''|https://registry.example.com|false",
                ",|https://registry.example.com|false",
            })
    void a_rule_covers(String list, String target, boolean covered) {
        assertThat(new NoProxy(list).covers(HttpUrl.get(target))).isEqualTo(covered);
    }
}
