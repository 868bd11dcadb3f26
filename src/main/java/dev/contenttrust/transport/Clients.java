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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** The clients, one for plain http and one for each set of TLS material, over one pool of connections. */
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
    private final ConnectionPool pool = new ConnectionPool(IDLE_MAX, IDLE_SECONDS, TimeUnit.SECONDS);
    private final OkHttpClient plain;
    private final Map<TlsContext, OkHttpClient> secure = new ConcurrentHashMap<>();

    Clients(TransportSettings settings) {
        List<Path> directories = new ArrayList<>(settings.certificates());
        directories.add(settings.dockerConfig().resolve("tls"));
        this.tls = new TlsContexts(directories, settings.ca(), settings.clientCertificate(), settings.clientKey());
        Proxies proxies = new Proxies(settings.environment());
        this.plain = new OkHttpClient.Builder()
                .connectionPool(pool)
                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                .protocols(PROTOCOLS)
                .proxySelector(proxies)
                .proxyAuthenticator(proxies)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(CONNECT)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .build();
    }

    /** The client for that address and pace. Whole exchanges are bounded by their {@link Watch} alone. */
    OkHttpClient to(HttpUrl url, HttpService.Pace pace) {
        OkHttpClient client = url.isHttps() ? secure(url) : plain;
        return pace instanceof LeastRate least
                ? client.newBuilder()
                        .readTimeout(least.window())
                        .writeTimeout(least.window())
                        .build()
                : client;
    }

    private OkHttpClient secure(HttpUrl url) {
        return secure.computeIfAbsent(tls.of(Hosts.authority(url), url.port()), this::over);
    }

    private OkHttpClient over(TlsContext context) {
        return plain.newBuilder()
                .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
                .sslSocketFactory(context.sockets(), context.trust())
                .build();
    }

    @Override
    public void close() {
        plain.dispatcher().cancelAll();
        pool.evictAll();
    }
}
