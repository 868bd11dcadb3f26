package dev.contenttrust.vulndb.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.contenttrust.transport.HttpService;
import dev.contenttrust.transport.NetworkException;
import dev.contenttrust.transport.TransportSettings;
import dev.contenttrust.vulndb.VulnerabilityDatabase;
import dev.contenttrust.vulndb.feed.DatabaseUpdate.Change;
import dev.contenttrust.vulndb.feed.DatabaseUpdate.Step;
import dev.contenttrust.vulndb.store.StoredSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class WebOriginTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final String DATE = "Wed, 25 Nov 2026 10:00:00 GMT";

    @RegisterExtension
    private final WireMockExtension server =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("vulnerabilities.db");
    }

    private static byte[] export(String fixed) {
        return Exports.zip(Map.of("A.json", Exports.record("A", "CVE-2026-1", "Rocky Linux:9", "demo", fixed)));
    }

    private void serve(byte[] export, String tag) {
        server.stubFor(get(urlEqualTo("/osv/Rocky%20Linux/all.zip"))
                .willReturn(ok().withBody(export).withHeader("ETag", tag).withHeader("Last-Modified", DATE)));
    }

    private List<Step> update(Instant now) {
        try (HttpService http = new HttpService(TransportSettings.defaults(directory))) {
            return DatabaseUpdate.run(
                    file(),
                    new WebOrigin(http, URI.create(server.baseUrl() + "/osv"), now),
                    List.of("Rocky Linux"),
                    Duration.ZERO,
                    feed -> {});
        }
    }

    private StoredSource source() {
        try (VulnerabilityDatabase database = VulnerabilityDatabase.open(file())) {
            return database.oldest();
        }
    }

    @Test
    void an_export_is_fetched_by_the_name_of_its_ecosystem() {
        serve(export("2-1"), "\"one\"");

        assertThat(update(NOW).get(0).change()).isEqualTo(Change.READ);
        assertThat(source().location()).isEqualTo(server.baseUrl() + "/osv/Rocky%20Linux/all.zip");
        assertThat(source().current()).isEqualTo(NOW);
        assertThat(source().modified()).isEqualTo("2026-11-25T10:00:00Z");
        assertThat(source().tag()).isEqualTo("\"one\"");
        assertThat(source().bytes()).isEqualTo(export("2-1").length);
    }

    @Test
    void what_the_server_says_did_not_change_is_not_fetched_again_and_counts_as_current() {
        serve(export("2-1"), "\"one\"");
        update(NOW);
        server.stubFor(get(urlEqualTo("/osv/Rocky%20Linux/all.zip"))
                .withHeader("If-None-Match", equalTo("\"one\""))
                .withHeader("If-Modified-Since", equalTo(DATE))
                .willReturn(aResponse().withStatus(304)));

        assertThat(update(NOW.plusSeconds(86_400)).get(0).change()).isEqualTo(Change.UNCHANGED);
        assertThat(source().current()).isEqualTo(NOW.plusSeconds(86_400));
        assertThat(source().records()).isEqualTo(1);
    }

    @Test
    void the_same_bytes_under_another_tag_are_not_read_again() {
        serve(export("2-1"), "\"one\"");
        update(NOW);
        serve(export("2-1"), "\"two\"");

        assertThat(update(NOW).get(0).change()).isEqualTo(Change.UNCHANGED);
        assertThat(source().tag()).isEqualTo("\"two\"");
    }

    @Test
    void other_bytes_are_read() {
        serve(export("2-1"), "\"one\"");
        update(NOW);
        serve(export("3-1"), "\"two\"");

        assertThat(update(NOW).get(0).change()).isEqualTo(Change.READ);
    }

    @Test
    void an_ecosystem_that_the_server_does_not_have_is_said_so() {
        assertThatThrownBy(() -> update(NOW))
                .isInstanceOf(MissingFeedException.class)
                .hasMessageContaining("Rocky Linux");
    }

    @Test
    void a_server_that_fails_or_breaks_off_leaves_the_old_database() {
        serve(export("2-1"), "\"one\"");
        update(NOW);

        server.stubFor(get(urlEqualTo("/osv/Rocky%20Linux/all.zip")).willReturn(serverError()));
        assertThatThrownBy(() -> update(NOW)).isInstanceOf(NetworkException.class);
        server.stubFor(get(urlEqualTo("/osv/Rocky%20Linux/all.zip"))
                .willReturn(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)));
        assertThatThrownBy(() -> update(NOW)).isInstanceOf(NetworkException.class);

        assertThat(source().records()).isEqualTo(1);
    }

    @Test
    void a_mirror_has_the_two_lists_beside_the_exports() {
        serve(export("2-1"), "\"one\"");
        update(NOW);

        server.verify(getRequestedFor(urlEqualTo("/osv/extra/known_exploited_vulnerabilities.json")));
        server.verify(getRequestedFor(urlEqualTo("/osv/extra/epss_scores-current.csv.gz")));
    }
}
