package dev.contenttrust.transport.auth;

import dev.contenttrust.transport.host.Hosts;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Where a login may be sent: to the server that asks or others of its domain, over https or within this machine. A server
 * names its token server freely, so that without such a rule any server could have any registry's password.
 *
 * @param trusted {@code host[:port]} of token servers that may be sent logins from everywhere
 */
record Realms(Hosts hosts, Set<String> trusted) {
    /** Why no login may be sent there; empty where it may. */
    Optional<String> refusal(HttpUrl server, HttpUrl realm) {
        if (!realm.isHttps() && !Hosts.isLoopback(realm.host())) {
            return Optional.of("it would travel in plain http");
        }
        if (!Hosts.sameDomain(server, realm) && !Hosts.isListed(realm, trusted)) {
            return Optional.of("that is of another domain than " + Hosts.authority(server));
        }
        return Optional.empty();
    }

    /** Whether it may be asked for a token at all, with a login or without. */
    boolean mayAsk(HttpUrl server, HttpUrl realm) {
        boolean outsideIn = Hosts.isLoopback(realm.host()) && !Hosts.isLoopback(server.host());
        return hosts.allows(realm) && !outsideIn;
    }
}
