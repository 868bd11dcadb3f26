package dev.contenttrust.transport;

import dev.contenttrust.transport.auth.Authenticator;
import dev.contenttrust.transport.host.Hosts;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * The one way to the network: sends a request over kept connections, answers challenges, follows what redirects it may,
 * and bounds the answer. Safe for use by several threads; closing it ends what is under way and closes its connections.
 */
public final class HttpService implements AutoCloseable {
    private final Clients clients;
    private final Wire wire;
    private final Authenticator authenticator;
    private final Pause pause;
    private final Duration timeout;

    public HttpService(TransportSettings settings) {
        this(settings, Optional.empty());
    }

    /** For a job of many requests, which spares the servers by those rules; every answer must be closed soon. */
    public HttpService(TransportSettings settings, Courtesy courtesy) {
        this(settings, Optional.of(courtesy));
    }

    private HttpService(TransportSettings settings, Optional<Courtesy> courtesy) {
        this(settings, InstantSource.system(), HttpService::sleep, courtesy);
    }

    HttpService(TransportSettings settings, InstantSource clock, Pause pause) {
        this(settings, clock, pause, Optional.empty());
    }

    HttpService(TransportSettings settings, InstantSource clock, Pause pause, Optional<Courtesy> courtesy) {
        Hosts hosts = new Hosts(settings.insecureHosts());
        this.clients = new Clients(settings);
        this.wire = new Wire(settings, hosts, clients, new Turnstile(courtesy, pause));
        this.authenticator =
                new Authenticator(settings.dockerConfig(), settings.environment(), hosts, settings.realmHosts(), clock);
        this.pause = pause;
        this.timeout = settings.timeout();
    }

    private static void sleep(Duration length) throws InterruptedException {
        Thread.sleep(length.toMillis(), length.toNanosPart() % 1_000_000);
    }

    /**
     * Sends the request and returns when the answer's head is there. 401, 403, 429 and 503 are dealt with here and never
     * returned; every other status is the caller's to judge.
     *
     * @throws NetworkException if no answer could be had: name, connection, TLS, deadline, least rate, a server too busy
     * @throws dev.contenttrust.transport.auth.AuthenticationException if the server refuses the credentials at hand, or
     *     they must not be sent there
     */
    public HttpAnswer send(HttpRequest request) {
        return new Exchange(wire, authenticator, pause, timeout, request).run();
    }

    /**
     * Says that this host will be asked soon: what a first connection to it needs is made ready meanwhile. Sends nothing, and
     * fails at nothing.
     */
    public void expect(URI uri) {
        Optional.ofNullable(HttpUrl.parse(uri.toString())).ifPresent(clients::expect);
    }

    @Override
    public void close() {
        clients.close();
    }

    /** How an exchange is bounded in time. */
    public sealed interface Pace {
        /** The whole exchange ends within {@link TransportSettings#timeout()}: for metadata and manifests. */
        record Prompt() implements Pace {}

        /** The whole exchange ends by then. */
        record Deadline(Duration total) implements Pace {}

        /**
         * The answer's head is there within {@link TransportSettings#timeout()}; bodies go at least so many bytes a second
         * on average over each window: for blobs.
         */
        record LeastRate(long bytesPerSecond, Duration window) implements Pace {}
    }

    /** Whether answers may send the client elsewhere. */
    public enum Redirects {
        /** A redirect is returned as it is. */
        REFUSE,
        /** Followed to https (or from loopback to loopback) a few times; credentials stay behind. For blobs. */
        FOLLOW
    }

    /**
     * A request.
     *
     * @param scope what a token is to be good for: {@code repository:NAME:pull}, several with a space between; absent
     *     where nothing is known
     * @param credentialsOf the registry whose credentials apply, where it is not the host that is asked: a trust server is
     *     shown those of the registry whose images it signs
     */
    public record HttpRequest(
            String method,
            URI uri,
            Map<String, String> headers,
            Optional<HttpBody> body,
            Optional<String> scope,
            Optional<String> credentialsOf,
            Pace pace,
            Redirects redirects) {

        /** A request that is shown the credentials of the host it asks. */
        public HttpRequest(
                String method,
                URI uri,
                Map<String, String> headers,
                Optional<HttpBody> body,
                Optional<String> scope,
                Pace pace,
                Redirects redirects) {
            this(method, uri, headers, body, scope, Optional.empty(), pace, redirects);
        }

        /** A GET within the usual deadline that follows no redirect. */
        public static HttpRequest get(URI uri, Optional<String> scope) {
            return new HttpRequest(
                    "GET",
                    uri,
                    Map.of(),
                    Optional.empty(),
                    scope,
                    Optional.empty(),
                    new Pace.Prompt(),
                    Redirects.REFUSE);
        }

        public HttpRequest withHeader(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new HttpRequest(method, uri, more, body, scope, credentialsOf, pace, redirects);
        }

        /** The same request to a trust server, shown the credentials of that registry. */
        public HttpRequest withCredentialsOf(String registry) {
            return new HttpRequest(method, uri, headers, body, scope, Optional.of(registry), pace, redirects);
        }
    }
}
