package dev.contenttrust.transport.auth;

import dev.contenttrust.transport.auth.Credentials.None;
import dev.contenttrust.transport.host.Hosts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.Challenge;
import okhttp3.HttpUrl;

/** Says in plain words why we are not let in. */
final class Refusals {
    private Refusals() {}

    static AuthenticationException denied(Asked asked, int status, Credentials credentials, Optional<String> withheld) {
        String registry = asked.registry();
        boolean anonymous = credentials instanceof None || withheld.isPresent();
        String why = withheld.orElseGet(() -> anonymous
                ? "no login is stored for " + registry + ", and without one the server does not let us in"
                : credentials.whose() + " is not let in");
        String remedy = anonymous
                ? "Check that the repository exists, and log in: docker login " + registry
                : "Check that the repository exists, and that this login may read it";
        return failure(
                asked,
                "Access denied to " + Hosts.shown(asked.url()),
                why + " (status " + status + ")",
                withheld.isPresent() ? "Log in over https; a token server elsewhere has to be configured" : remedy);
    }

    static AuthenticationException realm(Asked asked, HttpUrl realm) {
        return failure(
                asked,
                Hosts.authority(asked.url()) + " sends us for a token where we will not go",
                Hosts.shown(realm) + " is plain http, or on this machine though the server is not",
                "Tell whoever runs the server; tokens travel over https");
    }

    static AuthenticationException unknownScheme(Asked asked, List<Challenge> challenges) {
        String schemes = challenges.stream().map(Challenge::scheme).limit(5).collect(Collectors.joining(", "));
        return failure(
                asked,
                "Access denied to " + Hosts.shown(asked.url()),
                schemes.isEmpty()
                        ? "the server does not say how to log in"
                        : "the server wants " + schemes + "; known here are Bearer with a realm, and Basic",
                "Tell whoever runs the server");
    }

    private static AuthenticationException failure(Asked asked, String what, String why, String remedy) {
        return new AuthenticationException(Hosts.authority(asked.url()), what, why, remedy, null);
    }
}
