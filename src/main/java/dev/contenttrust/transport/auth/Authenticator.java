package dev.contenttrust.transport.auth;

import dev.contenttrust.transport.auth.Credentials.Login;
import dev.contenttrust.transport.auth.Credentials.None;
import dev.contenttrust.transport.auth.Tokens.Purpose;
import dev.contenttrust.transport.host.Hosts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Challenge;

/**
 * Answers challenges, and remembers each server's so that later requests need not be challenged. What is stored for the
 * registry is used where it is; else tokens are asked for without a login. Safe for use by several threads.
 */
public final class Authenticator {
    private final DockerCredentials stored;
    private final Realms realms;
    private final Tokens tokens;
    private final InstantSource clock;
    private final Map<String, Bearer> bearers = new ConcurrentHashMap<>();
    private final Map<String, String> basics = new ConcurrentHashMap<>();

    /**
     * Reads nothing yet.
     *
     * @param realmHosts {@code host[:port]} of token servers that may be sent logins from everywhere
     * @param environment where {@code PATH} and {@code NOTARY_AUTH} are looked up
     */
    public Authenticator(
            Path dockerConfig,
            Map<String, String> environment,
            Hosts hosts,
            Set<String> realmHosts,
            InstantSource clock) {
        this.stored = new DockerCredentials(dockerConfig, environment);
        this.realms = new Realms(hosts, realmHosts);
        this.tokens = new Tokens(clock);
        this.clock = clock;
    }

    /** The Authorization header for a request to a server whose challenge is known; empty where none is known to be needed. */
    public Optional<String> known(Asked asked, TokenEndpoint endpoint) {
        Bearer bearer = bearers.get(asked.server());
        if (bearer != null) {
            return Optional.of(token(asked, bearer, Optional.empty(), endpoint));
        }
        return Optional.ofNullable(basics.get(key(asked)));
    }

    /**
     * The Authorization header that may mend a 401.
     *
     * @param refused the header that the request had
     * @throws AuthenticationException if there is none, or it must not be sent
     */
    public String answer(Asked asked, List<Challenge> challenges, Optional<String> refused, TokenEndpoint endpoint) {
        Optional<Bearer> bearer = Bearer.among(challenges);
        if (bearer.isPresent()) {
            requireAskable(asked, bearer.get());
            bearers.put(asked.server(), bearer.get().withScope(""));
            return token(asked, bearer.get(), refused, endpoint);
        }
        for (Challenge challenge : challenges) {
            if (challenge.scheme().equalsIgnoreCase("Basic")) {
                return basic(asked, refused);
            }
        }
        throw Refusals.unknownScheme(asked, challenges);
    }

    /** The failure of a request that the server refuses even with the answer to its challenge, or forbids. */
    public AuthenticationException refused(Asked asked, int status) {
        Credentials credentials = stored.of(asked);
        Bearer bearer = bearers.get(asked.server());
        Optional<String> withheld = bearer == null || credentials instanceof None
                ? Optional.empty()
                : realms.refusal(asked.url(), bearer.realm())
                        .map(why -> "the login was not sent to " + Hosts.authority(bearer.realm()) + ": " + why);
        return Refusals.denied(asked, status, credentials, withheld);
    }

    private void requireAskable(Asked asked, Bearer bearer) {
        if (!realms.mayAsk(asked.url(), bearer.realm())) {
            throw Refusals.realm(asked, bearer.realm());
        }
    }

    private String token(Asked asked, Bearer bearer, Optional<String> refused, TokenEndpoint endpoint) {
        String scope = asked.scope().orElse(bearer.scope());
        Purpose purpose = new Purpose(asked.server(), asked.registry(), scope);
        Token token = tokens.get(
                purpose,
                refused,
                () -> new TokenFetch(bearer, Scopes.merge(scope, bearer.scope()), sendable(asked, bearer), endpoint)
                        .run(clock.instant()),
                other -> endpoint.await(other, bearer.realm()));
        return token.header();
    }

    /** What is stored, if it may be sent to that token server. */
    private Credentials sendable(Asked asked, Bearer bearer) {
        return realms.refusal(asked.url(), bearer.realm()).isPresent() ? new None() : stored.of(asked);
    }

    private String basic(Asked asked, Optional<String> refused) {
        Credentials credentials = stored.of(asked);
        Optional<String> refusal = realms.refusal(asked.url(), asked.url());
        Optional<String> header = credentials.login().map(Login::basic).filter(any -> refusal.isEmpty());
        if (header.isEmpty() || header.equals(refused)) {
            throw Refusals.denied(asked, 401, credentials, refusal.map(why -> "the login was not sent: " + why));
        }
        basics.put(key(asked), header.get());
        return header.get();
    }

    private static String key(Asked asked) {
        return asked.server() + " " + asked.registry();
    }
}
