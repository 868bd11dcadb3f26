package dev.contenttrust.transport;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The one way to the network: sends a request over kept connections, answers challenges, follows what redirects it may,
 * and bounds the answer. Safe for use by several threads; closing it closes its connections.
 */
public final class HttpService implements AutoCloseable {

    public HttpService(TransportSettings settings) {}

    /**
     * Sends the request and returns when the answer's head is there. Statuses are the caller's to judge, but for 401 that
     * credentials could mend and 429/503 with a Retry-After that the deadline allows, which are dealt with here.
     *
     * @throws NetworkException if no answer could be had: name, connection, TLS, deadline, least rate
     * @throws AuthenticationException if the server refuses the credentials at hand, or they must not be sent there
     */
    public HttpAnswer send(HttpRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}

    /** How an answer's body is bounded in time. */
    public sealed interface Pace {
        /** The whole exchange ends by then: for metadata and manifests. */
        record Deadline(Duration total) implements Pace {}

        /** At least so many bytes a second on average over a window: for blobs. */
        record LeastRate(long bytesPerSecond, Duration window) implements Pace {}
    }

    /** Whether answers may send the client elsewhere. */
    public enum Redirects {
        /** A redirect is returned as it is. */
        REFUSE,
        /** Followed to https (or loopback) at most a few times; credentials stay behind. For blobs. */
        FOLLOW
    }

    /**
     * A request.
     *
     * @param scope what a token is to be good for: {@code repository:NAME:pull}; absent where nothing is known
     */
    public record HttpRequest(
            String method,
            URI uri,
            Map<String, String> headers,
            Optional<HttpBody> body,
            Optional<String> scope,
            Pace pace,
            Redirects redirects) {

        /** A GET within a deadline of sixty seconds that follows no redirect. */
        public static HttpRequest get(URI uri, Optional<String> scope) {
            return new HttpRequest(
                    "GET",
                    uri,
                    Map.of(),
                    Optional.empty(),
                    scope,
                    new Pace.Deadline(Duration.ofSeconds(60)),
                    Redirects.REFUSE);
        }

        public HttpRequest withHeader(String name, String value) {
            Map<String, String> more = new java.util.LinkedHashMap<>(headers);
            more.put(name, value);
            return new HttpRequest(method, uri, more, body, scope, pace, redirects);
        }
    }
}
