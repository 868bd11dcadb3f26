package dev.contenttrust.registry;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.contenttrust.json.MalformedJsonException;
import dev.contenttrust.transport.HttpService;
import dev.contenttrust.transport.TransportSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a registry lists is read page by page, and never for ever. */
class CatalogTest {
    @RegisterExtension
    final WireMockExtension server = WireMockExtension.newInstance()
            .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
            .build();

    @TempDir
    Path home;

    private List<String> names() {
        List<String> names = new ArrayList<>();
        try (HttpService http = new HttpService(TransportSettings.defaults(home))) {
            new RegistryClient(http, RegistryAddresses.byName()).catalog("127.0.0.1:" + server.getPort(), names::add);
        }
        return names;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</v2/_catalog?n=1000&last=b>; rel=\"next\"",
                "<http://another.example.com/v2/_catalog?n=1000&last=b>; rel=\"next\"",
                "<?n=1000&last=b>;rel=next"
            })
    void pages_follow_one_another_at_the_same_registry(String link) {
        server.stubFor(get(urlEqualTo("/v2/_catalog?n=1000"))
                .willReturn(okJson("{\"repositories\":[\"a\",\"b\"]}").withHeader("Link", link)));
        server.stubFor(get(urlEqualTo("/v2/_catalog?n=1000&last=b")).willReturn(okJson("{\"repositories\":[\"c\"]}")));
        assertThat(names()).containsExactly("a", "b", "c");
    }

    @Test
    void a_registry_without_repositories_lists_none() {
        server.stubFor(get(urlEqualTo("/v2/_catalog?n=1000")).willReturn(okJson("{\"repositories\":null}")));
        assertThat(names()).isEmpty();
    }

    @Test
    void a_page_that_leads_to_itself_is_a_failure() {
        server.stubFor(get(urlEqualTo("/v2/_catalog?n=1000"))
                .willReturn(okJson("{\"repositories\":[]}").withHeader("Link", "<?n=1000>; rel=\"next\"")));
        assertThatThrownBy(this::names).isInstanceOf(RegistryException.class).hasMessageContaining("the same again");
    }

    @Test
    void a_registry_that_lists_nothing_to_anybody_says_so() {
        server.stubFor(
                get(urlEqualTo("/v2/_catalog?n=1000")).willReturn(aResponse().withStatus(404)));
        assertThatThrownBy(this::names)
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("cannot list the repositories");
    }

    @Test
    void what_is_no_list_is_refused() {
        server.stubFor(get(urlEqualTo("/v2/_catalog?n=1000")).willReturn(okJson("{\"repositories\":[1]}")));
        assertThatThrownBy(this::names).isInstanceOf(MalformedJsonException.class);
    }
}
