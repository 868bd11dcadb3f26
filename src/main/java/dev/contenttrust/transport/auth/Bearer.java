package dev.contenttrust.transport.auth;

import java.util.List;
import java.util.Optional;
import okhttp3.Challenge;
import okhttp3.HttpUrl;

/**
 * What a server's challenge says about its tokens (distribution, docs/spec/auth/token.md).
 *
 * @param realm the address of the token server
 */
record Bearer(HttpUrl realm, Optional<String> service, String scope) {

    /** The first challenge of that kind which names an address. */
    static Optional<Bearer> among(List<Challenge> challenges) {
        for (Challenge challenge : challenges) {
            String realm = challenge.authParams().get("realm");
            HttpUrl url = realm == null ? null : HttpUrl.parse(realm);
            if (challenge.scheme().equalsIgnoreCase("Bearer") && url != null) {
                return Optional.of(new Bearer(
                        url,
                        Optional.ofNullable(challenge.authParams().get("service")),
                        challenge.authParams().getOrDefault("scope", "")));
            }
        }
        return Optional.empty();
    }

    /** The same token server, asked for something else. */
    Bearer withScope(String other) {
        return new Bearer(realm, service, other);
    }
}
