package dev.contenttrust.transport;

import dev.contenttrust.TrustException;
import dev.contenttrust.transport.HttpService.HttpRequest;
import dev.contenttrust.transport.HttpService.Pace;
import dev.contenttrust.transport.HttpService.Redirects;
import dev.contenttrust.transport.auth.TokenEndpoint;
import dev.contenttrust.transport.host.Hosts;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.HttpUrl;

/** Asks token servers on behalf of one exchange and within its time. */
final class TokenService implements TokenEndpoint {
    /** The largest tokens, with many scopes and their keys inside, are a tenth of this. */
    private static final long TOKEN_MAX = 256 * 1024;

    private final Wire wire;
    private final Pause pause;
    private final Budget budget;
    private boolean fetched;

    TokenService(Wire wire, Pause pause, Budget budget) {
        this.wire = wire;
        this.pause = pause;
        this.budget = budget;
    }

    /** Whether this exchange has asked for a token of its own: a refused one is then no stale one. */
    boolean fetched() {
        return fetched;
    }

    @Override
    public Reply ask(HttpUrl url, Map<String, String> headers, Optional<String> form) {
        fetched = true;
        HttpRequest request = new HttpRequest(
                form.isPresent() ? "POST" : "GET",
                url.uri(),
                headers,
                form.map(Form::new),
                Optional.empty(),
                new Pace.Prompt(),
                Redirects.REFUSE);
        Patience patience = new Patience(budget, pause, wire.turnstile());
        while (true) {
            try (Answer answer = wire.send(request, url, Optional.empty(), budget)) {
                if (answer.status() == 429 || answer.status() == 503) {
                    patience.await(answer);
                } else if (answer.status() >= 500) {
                    throw new NetworkException(
                            "No token from " + Hosts.shown(url),
                            "the token server fails (status " + answer.status() + ")",
                            "Try again later",
                            null);
                } else {
                    return new Reply(answer.status(), new String(answer.bytes(TOKEN_MAX), StandardCharsets.UTF_8));
                }
            }
        }
    }

    @Override
    public <T> T await(Future<T> other, HttpUrl realm) {
        String what = "No token from " + Hosts.shown(realm);
        try {
            return other.get(Math.max(0, budget.remainingNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new NetworkException(
                    what,
                    "it took longer than the " + Durations.words(budget.total()) + " allowed",
                    "Try again, or allow more with --timeout",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NetworkException(what, "waiting for it was interrupted", "", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TrustException failure) {
                throw failure;
            }
            throw new IllegalStateException("fetching a token fails by TrustException only", e);
        }
    }

    private record Form(String text) implements HttpBody {
        @Override
        public long length() {
            return text.length();
        }

        @Override
        public String contentType() {
            return "application/x-www-form-urlencoded";
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
