package dev.contenttrust.transport;

import dev.contenttrust.transport.HttpService.HttpRequest;
import dev.contenttrust.transport.HttpService.Pace.LeastRate;
import dev.contenttrust.transport.Turnstile.Pass;
import dev.contenttrust.transport.host.Hosts;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.internal.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/** Sends one request to one address, once, and hands back whatever the server says. */
final class Wire {
    private final TransportSettings settings;
    private final Clients clients;
    private final Hosts hosts;
    private final Turnstile turnstile;

    Wire(TransportSettings settings, Hosts hosts, Clients clients, Turnstile turnstile) {
        this.settings = settings;
        this.clients = clients;
        this.hosts = hosts;
        this.turnstile = turnstile;
    }

    Turnstile turnstile() {
        return turnstile;
    }

    boolean allows(HttpUrl url) {
        return hosts.allows(url);
    }

    /** @throws PlainHttpException if this address may not be asked */
    void requireAllowed(HttpUrl url) {
        if (!allows(url)) {
            throw new PlainHttpException(Hosts.authority(url), Hosts.shown(url));
        }
    }

    Answer send(HttpRequest request, HttpUrl url, Optional<String> authorization, Budget budget) {
        requireAllowed(url);
        Pass pass = enter(url, budget);
        try {
            return send(request, url, authorization, budget, pass);
        } catch (RuntimeException | Error e) {
            pass.leave();
            throw e;
        }
    }

    private Pass enter(HttpUrl url, Budget budget) {
        try {
            return turnstile.enter(url, budget);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NetworkException(
                    "No answer from " + Hosts.shown(url), "waiting for a turn was interrupted", "", e);
        }
    }

    private Answer send(HttpRequest request, HttpUrl url, Optional<String> authorization, Budget budget, Pass pass) {
        Watch watch = new Watch(budget);
        Call call = clients.to(url, request.pace()).newCall(okRequest(request, url, authorization, watch));
        long begun = System.nanoTime();
        watch.start(call);
        try {
            Response response = call.execute();
            pass.answered(
                    Duration.ofMillis(response.receivedResponseAtMillis() - response.sentRequestAtMillis()),
                    Optional.ofNullable(response.handshake()));
            if (request.pace() instanceof LeastRate) {
                watch.stop();
            }
            return new Answer(response, watch, request.pace(), settings.listener(), begun, pass::leave);
        } catch (IOException e) {
            watch.stop();
            pass.answered(Duration.ofNanos(System.nanoTime() - begun), Optional.empty());
            settings.listener().ended(HttpListener.Exchange.unanswered(request.method(), url, begun));
            throw Failures.noAnswer(url, watch, e);
        }
    }

    private Request okRequest(HttpRequest request, HttpUrl url, Optional<String> authorization, Watch watch) {
        Request.Builder builder = new Request.Builder()
                .url(url)
                .header("User-Agent", settings.userAgent())
                .header("Accept-Encoding", "identity");
        request.headers().forEach(builder::header);
        authorization.ifPresent(value -> builder.header("Authorization", value));
        return builder.method(request.method(), body(request, url, watch)).build();
    }

    private static @Nullable RequestBody body(HttpRequest request, HttpUrl url, Watch watch) {
        if (request.body().isPresent()) {
            return new UploadBody(request.body().get(), url, request.pace(), watch);
        }
        return HttpMethod.requiresRequestBody(request.method()) ? RequestBody.create(new byte[0]) : null;
    }
}
