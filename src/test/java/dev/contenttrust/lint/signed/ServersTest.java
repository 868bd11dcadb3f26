package dev.contenttrust.lint.signed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is said of images whose server does not answer as a trust server does. */
class ServersTest {
    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
            .build();

    @TempDir
    Path home;

    private Tree.Result check(int status, String body) {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));
        return new Tree(home, SERVER.baseUrl())
                .compose("registry.example.com/a:1", "registry.example.com/b:1")
                .check();
    }

    @Test
    void a_trust_server_that_knows_nothing_says_that_they_are_not_signed() {
        Tree.Result result = check(404, "{\"errors\":[{\"code\":\"METADATA_NOT_FOUND\",\"message\":\"none\"}]}");
        assertThat(result.lines()).hasSize(2).allMatch(line -> line.startsWith("TR110 error "));
        assertThat(result.summary().unchecked()).isEmpty();
    }

    @Test
    void a_registry_that_is_no_trust_server_says_nothing() {
        Tree.Result result = check(404, "404 page not found\n");
        assertThat(result.lines()).isEmpty();
        assertThat(result.summary().unchecked())
                .singleElement()
                .satisfies(unchecked -> assertThat(unchecked.images()).isEqualTo(2))
                .satisfies(unchecked -> assertThat(unchecked.why()).contains("no trust server"));
    }

    @Test
    void a_server_in_trouble_says_nothing() {
        assertThat(check(500, "").summary().uncheckedImages()).isEqualTo(2);
    }

    @Test
    void what_is_no_metadata_signs_nothing() {
        Tree.Result result = check(200, "{\"signed\":{},\"signatures\":[]}");
        assertThat(result.lines()).hasSize(2).allMatch(line -> line.startsWith("TR110 error "));
        assertThat(result.summary().signed()).isEmpty();
    }

    @Test
    void a_server_that_fails_again_and_again_is_left_alone() {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
        SERVER.resetRequests();
        Tree tree = new Tree(home, SERVER.baseUrl());
        for (int i = 0; i < 100; i++) {
            tree.compose("registry.example.com/app" + i + ":1");
        }
        assertThat(tree.check().summary().uncheckedImages()).isEqualTo(100);
        int few = SERVER.getAllServeEvents().size();
        assertThat(few).isPositive();
        assertThat(SERVER.getAllServeEvents().stream()
                        .map(event -> event.getRequest().getUrl().replaceAll("/_trust.*", ""))
                        .distinct())
                .hasSizeLessThan(50);
    }
}
