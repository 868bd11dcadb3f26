package dev.contenttrust.transport;

import dev.contenttrust.transport.HttpService.HttpRequest;
import dev.contenttrust.transport.HttpService.Pace;
import dev.contenttrust.transport.HttpService.Redirects;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests and settings as tests need them. */
public final class Requests {
    /** Long enough for loopback, short enough to wait for in a test of what never comes. */
    public static final Duration SHORT = Duration.ofMillis(300);

    private Requests() {}

    /** Nothing of this machine's own configuration. */
    public static TransportSettings settings(Path dockerConfig) {
        return TransportSettings.defaults(dockerConfig)
                .withCertificates(List.of())
                .withEnvironment(Map.of())
                .withTimeout(Duration.ofSeconds(20));
    }

    public static HttpRequest get(URI uri) {
        return HttpRequest.get(uri, Optional.empty());
    }

    public static HttpRequest get(URI uri, String scope) {
        return HttpRequest.get(uri, Optional.of(scope));
    }

    public static HttpRequest blob(URI uri) {
        return new HttpRequest(
                "GET",
                uri,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Pace.LeastRate(1_000_000, SHORT),
                Redirects.FOLLOW);
    }
}
