package dev.contenttrust.transport.proxy;

import dev.contenttrust.transport.host.Hosts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * {@code HTTP_PROXY}, {@code HTTPS_PROXY} and {@code NO_PROXY}, in capitals or not, capitals first. Loopback is never
 * proxied. A login in a proxy's address is shown to that proxy alone.
 */
public final class Proxies extends ProxySelector implements Authenticator {
    private static final String LOGIN_HEADER = "Proxy-Authorization";

    private final Map<String, String> environment;

    /** Reads nothing yet. */
    public Proxies(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public List<Proxy> select(URI uri) {
        HttpUrl target = HttpUrl.get(uri.toString());
        String variable = variable(target);
        String value = value(variable);
        if (value.isEmpty() || Hosts.isLoopback(target.host()) || new NoProxy(value("NO_PROXY")).covers(target)) {
            return List.of(Proxy.NO_PROXY);
        }
        HttpUrl proxy = parse(variable, value);
        return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())));
    }

    /** The proxy's login, once. */
    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response) {
        Request request = response.request();
        if (route == null || request.header(LOGIN_HEADER) != null) {
            return null;
        }
        String variable = variable(route.address().url());
        HttpUrl proxy = parse(variable, value(variable));
        if (proxy.username().isEmpty()) {
            return null;
        }
        String login = Credentials.basic(proxy.username(), proxy.password());
        return request.newBuilder().header(LOGIN_HEADER, login).build();
    }

    private static String variable(HttpUrl target) {
        return target.isHttps() ? "HTTPS_PROXY" : "HTTP_PROXY";
    }

    private String value(String variable) {
        String upper = environment.getOrDefault(variable, "");
        return upper.isEmpty() ? environment.getOrDefault(variable.toLowerCase(java.util.Locale.ROOT), "") : upper;
    }

    private static HttpUrl parse(String variable, String value) {
        HttpUrl proxy = HttpUrl.parse(value.contains("://") ? value : "http://" + value);
        if (proxy == null) {
            throw new ProxySettingsException(variable, "only http:// proxies are known here");
        }
        if (proxy.isHttps()) {
            throw new ProxySettingsException(variable, "TLS to the proxy itself is not known here");
        }
        return proxy;
    }

    /** Nothing to learn: there is one proxy, and the failure is reported where it is seen. */
    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
}
