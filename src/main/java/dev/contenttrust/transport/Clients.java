package dev.contenttrust.transport;

import dev.contenttrust.transport.HttpService.Pace.LeastRate;
import dev.contenttrust.transport.host.Hosts;
import dev.contenttrust.transport.proxy.Proxies;
import dev.contenttrust.transport.tls.TlsContext;
import dev.contenttrust.transport.tls.TlsContexts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * The clients, one for plain http and one for each set of TLS material, over one pool of connections. Each is made when it is
 * first needed or, as that takes as long as all else before a first request, when it is about to be.
 */
final class Clients implements AutoCloseable {
    /** As many as a job may have threads; more would be closed and made anew between requests. */
    private static final int IDLE_MAX = 32;

    private static final long IDLE_SECONDS = 60;

    /** A host that is up answers within a round trip; several addresses have to fit into a deadline. */
    private static final Duration CONNECT = Duration.ofSeconds(15);

    /**
     * Notary servers speak nothing newer. Over HTTP/2 the library counts the bytes of headers, so that a server may send
     * empty ones until the memory is full.
     */
    private static final List<Protocol> PROTOCOLS = List.of(Protocol.HTTP_1_1);

    private final TlsContexts tls;
    private final Proxies proxies;
    private final Map<TlsContext, OkHttpClient> secure = new ConcurrentHashMap<>();
    private final Set<String> expected = ConcurrentHashMap.newKeySet();
    private @Nullable OkHttpClient plain;

    Clients(TransportSettings settings) {
        List<Path> directories = new ArrayList<>(settings.certificates());
        directories.add(settings.dockerConfig().resolve("tls"));
        this.tls = new TlsContexts(directories, settings.ca(), settings.clientCertificate(), settings.clientKey());
        this.proxies = new Proxies(settings.environment());
    }

    /** Begins to make the client for that address, beside the caller. */
    void expect(HttpUrl url) {
        if (expected.add(Hosts.authority(url))) {
            Thread thread = new Thread(() -> makeReady(url), "client");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void makeReady(HttpUrl url) {
        try {
            to(url, new HttpService.Pace.Prompt());
        } catch (RuntimeException e) {
            // The request will fail for it, and say so.
        }
    }

    /** The client for that address and pace. Whole exchanges are bounded by their {@link Watch} alone. */
    OkHttpClient to(HttpUrl url, HttpService.Pace pace) {
        OkHttpClient client = url.isHttps() ? secure(url) : plain();
        return pace instanceof LeastRate least
                ? client.newBuilder()
                        .readTimeout(least.window())
                        .writeTimeout(least.window())
                        .build()
                : client;
    }

    private synchronized OkHttpClient plain() {
        OkHttpClient client = plain;
        if (client == null) {
            client = new OkHttpClient.Builder()
                    .connectionPool(new ConnectionPool(IDLE_MAX, IDLE_SECONDS, TimeUnit.SECONDS))
                    .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                    .protocols(PROTOCOLS)
                    .socketFactory(new RoomySockets())
                    .proxySelector(proxies)
                    .proxyAuthenticator(proxies)
                    .followRedirects(false)
                    .followSslRedirects(false)
                    .connectTimeout(CONNECT)
                    .readTimeout(Duration.ZERO)
                    .writeTimeout(Duration.ZERO)
                    .build();
            plain = client;
        }
        return client;
    }

    private OkHttpClient secure(HttpUrl url) {
        return secure.computeIfAbsent(tls.of(Hosts.authority(url), url.port()), this::over);
    }

    private OkHttpClient over(TlsContext context) {
        return plain().newBuilder()
                .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
                .sslSocketFactory(context.sockets(), context.trust())
                .build();
    }

    @Override
    public synchronized void close() {
        if (plain != null) {
            plain.dispatcher().cancelAll();
            plain.connectionPool().evictAll();
        }
    }
}
