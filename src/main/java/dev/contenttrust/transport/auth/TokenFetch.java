package dev.contenttrust.transport.auth;

import dev.contenttrust.json.MalformedJsonException;
import dev.contenttrust.transport.auth.Credentials.IdentityToken;
import dev.contenttrust.transport.auth.Credentials.Login;
import dev.contenttrust.transport.host.Hosts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Fetches one token: with nothing or a login by GET (docs/spec/auth/token.md), for an identity token by POST (oauth.md). */
final class TokenFetch {
    /** What we are to a token server. */
    private static final String CLIENT = "trust";

    private final Bearer bearer;
    private final List<String> scopes;
    private final Credentials credentials;
    private final TokenEndpoint endpoint;

    TokenFetch(Bearer bearer, List<String> scopes, Credentials credentials, TokenEndpoint endpoint) {
        this.bearer = bearer;
        this.scopes = scopes;
        this.credentials = credentials;
        this.endpoint = endpoint;
    }

    Token run(Instant now) {
        if (credentials instanceof IdentityToken identity) {
            TokenEndpoint.Reply reply = exchange(identity);
            boolean getOnly = reply.status() == 404 || reply.status() == 405;
            return getOnly && identity.login().isPresent() ? read(get(identity.login()), now) : read(reply, now);
        }
        return read(get(credentials.login()), now);
    }

    private TokenEndpoint.Reply get(Optional<Login> login) {
        HttpUrl.Builder url = bearer.realm().newBuilder();
        bearer.service().ifPresent(service -> url.addQueryParameter("service", service));
        scopes.forEach(scope -> url.addQueryParameter("scope", scope));
        if (login.isEmpty()) {
            return endpoint.ask(url.build(), Map.of(), Optional.empty());
        }
        url.addQueryParameter("account", login.get().user());
        return endpoint.ask(url.build(), Map.of("Authorization", login.get().basic()), Optional.empty());
    }

    private TokenEndpoint.Reply exchange(IdentityToken identity) {
        FormBody.Builder form = new FormBody.Builder()
                .add("grant_type", "refresh_token")
                .add("service", bearer.service().orElse(""))
                .add("client_id", CLIENT)
                .add("refresh_token", identity.token());
        if (!scopes.isEmpty()) {
            form.add("scope", String.join(" ", scopes));
        }
        return endpoint.ask(bearer.realm(), Map.of(), Optional.of(encoded(form.build())));
    }

    private static String encoded(FormBody form) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < form.size(); i++) {
            text.append(i == 0 ? "" : "&")
                    .append(form.encodedName(i))
                    .append('=')
                    .append(form.encodedValue(i));
        }
        return text.toString();
    }

    private Token read(TokenEndpoint.Reply reply, Instant now) {
        if (reply.status() != 200) {
            throw failure(
                    credentials.login().isPresent() || credentials instanceof IdentityToken
                            ? "it refuses " + credentials.whose() + " (status " + reply.status() + ")"
                            : "it gives none without a login (status " + reply.status() + ")",
                    null);
        }
        try {
            return Token.read(Hosts.shown(bearer.realm()), reply.body().getBytes(StandardCharsets.UTF_8), now);
        } catch (MalformedJsonException e) {
            throw failure(e.getMessage(), e);
        }
    }

    private AuthenticationException failure(String why, @Nullable Throwable cause) {
        return new AuthenticationException(
                Hosts.authority(bearer.realm()),
                "No token from " + Hosts.shown(bearer.realm()),
                why,
                "Log in with docker login, or check the stored login",
                cause);
    }
}
