package dev.contenttrust.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.live.stack.Account;
import dev.contenttrust.live.stack.LiveStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** The tests stand on these servers: that they ask for credentials, and of whom, is worth a test of its own. */
@Live
class LiveStackTest {
    private final LiveStack stack;
    private final HttpClient http;

    LiveStackTest(World world) {
        this.stack = world.stack();
        this.http = HttpClient.newBuilder()
                .sslContext(stack.authority().trustingContext())
                .build();
    }

    @Test
    void the_plain_registry_asks_nothing() throws Exception {
        assertThat(get("http://" + stack.registry() + "/v2/").statusCode()).isEqualTo(200);
    }

    @Test
    void the_basic_registry_knows_the_writer_alone() throws Exception {
        String uri = "https://" + stack.basicRegistry() + "/v2/";
        assertThat(get(uri).headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic "));
        assertThat(get(uri, "Basic " + LiveStack.WRITER.basic()).statusCode()).isEqualTo(200);
        assertThat(get(uri, "Basic " + new Account("writer", "guess").basic()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void both_token_servers_accept_what_the_token_service_issues() throws Exception {
        for (String uri : new String[] {"https://" + stack.tokenRegistry() + "/v2/", stack.tokenNotary() + "/v2/"}) {
            String challenge = get(uri).headers().firstValue("WWW-Authenticate").orElseThrow();
            String realm = challenge.replaceFirst(".*realm=\"([^\"]*)\".*", "$1");
            String service = challenge.replaceFirst(".*service=\"([^\"]*)\".*", "$1");
            String token = get(
                            realm + "?scope=registry:catalog:*&service=" + service, "Basic " + LiveStack.WRITER.basic())
                    .body()
                    .replaceFirst(".*\"token\":\"([^\"]*)\".*", "$1");
            assertThat(get(uri, "Bearer " + token).statusCode()).isEqualTo(200);
            assertThat(get(uri, "Bearer " + token.substring(1)).statusCode()).isEqualTo(401);
        }
    }

    private HttpResponse<String> get(String uri, String... authorization) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri));
        for (String value : authorization) {
            request.header("Authorization", value);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
