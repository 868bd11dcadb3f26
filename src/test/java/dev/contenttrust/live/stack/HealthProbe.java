package dev.contenttrust.live.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Asks a starting server whether it answers already. */
final class HealthProbe {
    private final HttpClient http;

    HealthProbe(Identity authority) {
        this.http =
                HttpClient.newBuilder().sslContext(authority.trustingContext()).build();
    }

    void expect(String scheme, int port, String path, int status) throws IOException {
        URI uri = URI.create(scheme + "://127.0.0.1:" + port + path);
        try {
            int got = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                    .statusCode();
            if (got != status) {
                throw new IOException(uri + " answered " + got);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
