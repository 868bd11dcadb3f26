package dev.contenttrust.transport;

import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;
import okhttp3.HttpUrl;

/** Is told of every exchange with a server, once it has ended. Called on the thread that ended it; must not block. */
@FunctionalInterface
public interface HttpListener {
    /** Hears nothing. */
    HttpListener NONE = exchange -> {};

    void ended(Exchange exchange);

    /**
     * One request and its answer.
     *
     * @param uri where it went; without its query: signed links carry secrets there
     * @param status absent where no answer came
     * @param took from before connecting until the body was closed
     * @param bytes how much of the body was read
     */
    record Exchange(String method, URI uri, OptionalInt status, Duration took, long bytes) {
        static Exchange unanswered(String method, HttpUrl url, long begunNanos) {
            return new Exchange(method, bare(url), OptionalInt.empty(), since(begunNanos), 0);
        }

        static Exchange answered(String method, HttpUrl url, int status, long begunNanos, long bytes) {
            return new Exchange(method, bare(url), OptionalInt.of(status), since(begunNanos), bytes);
        }

        private static URI bare(HttpUrl url) {
            return url.newBuilder()
                    .username("")
                    .password("")
                    .query(null)
                    .build()
                    .uri();
        }

        private static Duration since(long begunNanos) {
            return Duration.ofNanos(System.nanoTime() - begunNanos);
        }
    }
}
