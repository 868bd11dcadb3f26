package dev.contenttrust.transport;

import dev.contenttrust.transport.HttpService.HttpRequest;
import dev.contenttrust.transport.HttpService.Pace;
import dev.contenttrust.transport.HttpService.Redirects;
import dev.contenttrust.transport.auth.Asked;
import dev.contenttrust.transport.auth.Authenticator;
import dev.contenttrust.transport.host.Hosts;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;

/** One request until its answer: through challenges, redirects, and servers that ask to come back later. */
final class Exchange {
    /** A registry sends to its storage, which may send to a mirror of it; more is a circle. */
    private static final int REDIRECTS_MAX = 5;

    /** A challenge is answered once more only where the first answer came from a store and may have been stale. */
    private static final int ANSWERS_MAX = 2;

    private final Wire wire;
    private final Authenticator authenticator;
    private final HttpRequest request;
    private final Budget budget;
    private final Asked asked;
    private final TokenService tokens;
    private final Patience patience;

    private HttpUrl url;
    private Optional<String> authorization = Optional.empty();
    private int redirects;
    private int answered;

    Exchange(Wire wire, Authenticator authenticator, Pause pause, Duration usual, HttpRequest request) {
        this.wire = wire;
        this.authenticator = authenticator;
        this.request = request;
        this.budget = new Budget(request.pace() instanceof Pace.Deadline deadline ? deadline.total() : usual);
        this.url = Addresses.parse(request.uri());
        this.asked = new Asked(url, request.scope(), request.credentialsOf());
        this.tokens = new TokenService(wire, pause, budget);
        this.patience = new Patience(budget, pause, wire.turnstile());
    }

    HttpAnswer run() {
        wire.requireAllowed(url);
        authorization = authenticator.known(asked, tokens);
        while (true) {
            Answer answer = wire.send(request, url, authorization, budget);
            int status = answer.status();
            if (status == 401 || status == 403) {
                identify(answer);
            } else if (status == 429 || status == 503) {
                patience.await(answer);
            } else if (status == 407) {
                throw Failures.proxyRefuses(answer);
            } else if (isRedirect(answer)) {
                follow(answer);
            } else {
                return answer;
            }
        }
    }

    private void identify(Answer answer) {
        answer.close();
        if (!Hosts.sameOrigin(asked.url(), url)) {
            throw new NetworkException(
                    "No answer from " + Hosts.shown(url),
                    "the registry sent us there, and there we are not let in (status " + answer.status() + ")",
                    "Try again; links to a registry's storage are good for minutes only",
                    null);
        }
        if (answer.status() == 403 || answered == ANSWERS_MAX || (answered > 0 && tokens.fetched())) {
            throw authenticator.refused(asked, answer.status());
        }
        answered++;
        authorization = Optional.of(authenticator.answer(asked, answer.challenges(), authorization, tokens));
    }

    private boolean isRedirect(Answer answer) {
        return request.redirects() == Redirects.FOLLOW
                && answer.status() >= 301
                && answer.status() <= 308
                && answer.status() != 304
                && answer.header("Location").isPresent();
    }

    private void follow(Answer answer) {
        answer.close();
        String location = answer.header("Location").orElse("");
        redirects++;
        if (redirects > REDIRECTS_MAX) {
            throw lost("it redirects more than " + REDIRECTS_MAX + " times");
        }
        HttpUrl next = url.resolve(location);
        if (next == null) {
            throw lost("it redirects to something that is no web address");
        }
        if (!mayFollow(next)) {
            throw lost("it redirects to " + Hosts.shown(next) + ", which is not https");
        }
        if (!Hosts.sameOrigin(asked.url(), next)) {
            authorization = Optional.empty();
        }
        url = next;
    }

    /** Never from https to less, nor from outside to this machine. */
    private boolean mayFollow(HttpUrl next) {
        if (Hosts.isLoopback(next.host()) && !Hosts.isLoopback(url.host())) {
            return false;
        }
        return next.isHttps() || (!url.isHttps() && wire.allows(next));
    }

    private NetworkException lost(String why) {
        return new NetworkException(
                "No answer from " + Hosts.shown(asked.url()), why, "Tell whoever runs the server", null);
    }
}
