package dev.contenttrust.transport.host;

import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Which hosts may be spoken to in plain http: loopback, whose traffic never leaves the machine, and those that the user
 * names. Names are judged as written, never by what they resolve to.
 *
 * @param insecure {@code host} for every port of it, or {@code host:port}
 */
public record Hosts(Set<String> insecure) {
    public Hosts {
        insecure = Set.copyOf(insecure);
    }

    /** Whether this may be asked at all: https, or plain http to a host where that is allowed. */
    public boolean allows(HttpUrl url) {
        return url.isHttps() || isLoopback(url.host()) || isListed(url, insecure);
    }

    /** Whether the list holds this address's host, with its port or without. */
    public static boolean isListed(HttpUrl url, Set<String> list) {
        return list.contains(bracketed(url.host())) || list.contains(bracketed(url.host()) + ":" + url.port());
    }

    /** Whether it is {@code localhost}, of 127.0.0.0/8, or ::1. */
    public static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("::1") || (host.startsWith("127.") && isAddress(host));
    }

    /** Whether it is an IP address, not a name. */
    public static boolean isAddress(String host) {
        if (host.indexOf(':') >= 0) {
            return true;
        }
        int dots = 0;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c == '.') {
                dots++;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return dots == 3;
    }

    /** {@code host}, or {@code host:port} where the port is not the scheme's own. */
    public static String authority(HttpUrl url) {
        String host = bracketed(url.host());
        return url.port() == HttpUrl.defaultPort(url.scheme()) ? host : host + ":" + url.port();
    }

    /** The address without what may be secret in it: user and query. */
    public static String shown(HttpUrl url) {
        return url.scheme() + "://" + authority(url) + url.encodedPath();
    }

    /** Whether both have the same scheme, host and port: only then what was meant for the one may go to the other. */
    public static boolean sameOrigin(HttpUrl one, HttpUrl other) {
        return one.scheme().equals(other.scheme()) && one.host().equals(other.host()) && one.port() == other.port();
    }

    /** Whether both belong to one owner: the same host, or names under the same registrable domain. */
    public static boolean sameDomain(HttpUrl one, HttpUrl other) {
        if (one.host().equals(other.host())) {
            return true;
        }
        if (isAddress(one.host()) || isAddress(other.host())) {
            return false;
        }
        String domain = one.topPrivateDomain();
        return domain != null && domain.equals(other.topPrivateDomain());
    }

    private static String bracketed(String host) {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }
}
