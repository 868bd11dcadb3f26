package dev.contenttrust.transport;

import dev.contenttrust.transport.HttpService.HttpRequest;
import dev.contenttrust.transport.HttpService.Pace;
import dev.contenttrust.transport.auth.AuthenticationException;
import dev.contenttrust.transport.host.Hosts;
import java.time.Duration;
import okhttp3.HttpUrl;

/** One request until its answer. */
final class Exchange {
    private final Wire wire;
    private final HttpRequest request;
    private final Budget budget;

    Exchange(TransportSettings settings, Wire wire, HttpRequest request) {
        this.wire = wire;
        this.request = request;
        this.budget = new Budget(time(request.pace(), settings.timeout()));
    }

    private static Duration time(Pace pace, Duration usual) {
        return pace instanceof Pace.Deadline deadline ? deadline.total() : usual;
    }

    HttpAnswer run() {
        Answer answer = wire.send(request, HttpUrl.get(request.uri().toString()), budget);
        if (answer.status() == 401) {
            answer.close();
            throw new AuthenticationException(
                    Hosts.authority(answer.url()),
                    Hosts.shown(answer.url()) + " wants to know who asks",
                    "401",
                    "Log in with docker login",
                    null);
        }
        return answer;
    }
}
