package dev.contenttrust.updater.source;

import dev.contenttrust.Digest;
import dev.contenttrust.InvalidNameException;
import dev.contenttrust.transport.HttpAnswer;
import dev.contenttrust.transport.HttpService;
import dev.contenttrust.transport.HttpService.HttpRequest;
import dev.contenttrust.transport.HttpService.Pace;
import dev.contenttrust.transport.HttpService.Redirects;
import dev.contenttrust.transport.NetworkException;
import dev.contenttrust.tuf.Signed.TargetFile;
import dev.contenttrust.tuf.spec.FileNames;
import java.io.FilterInputStream;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The artifacts of a TUF 1.0 repository on a web server. */
public final class ArtifactServer {
    /** Slow for a telephone line, fast beside a server that holds a client up. */
    private static final Pace.LeastRate PACE = new Pace.LeastRate(4 << 10, Duration.ofSeconds(30));

    private final HttpService http;
    private final URI artifacts;

    /** @param artifacts the URL below which its artifacts lie, with a slash at its end or without */
    public ArtifactServer(HttpService http, URI artifacts) {
        this.http = http;
        this.artifacts = artifacts;
    }

    /**
     * What the server has as that target, unverified; must be closed.
     *
     * @param consistentSnapshot whether the file's name begins with its hash (TUF 1.0.34, section 7.2)
     * @throws NetworkException if it has none, or does not answer
     */
    public InputStream open(TargetFile target, boolean consistentSnapshot) {
        URI uri = Below.of(artifacts, path(target, consistentSnapshot));
        HttpAnswer answer = http.send(
                new HttpRequest("GET", uri, Map.of(), Optional.empty(), Optional.empty(), PACE, Redirects.FOLLOW));
        if (answer.status() == 200) {
            return new FilterInputStream(answer.body()) {
                @Override
                public void close() {
                    answer.close();
                }
            };
        }
        answer.close();
        throw new NetworkException(
                "cannot fetch the target " + target.name(),
                "GET " + uri + " answered HTTP " + answer.status(),
                answer.status() == 404
                        ? "It is signed, but the server lacks it: ask who runs the server."
                        : "Try again later, or ask who runs the server.",
                null);
    }

    private static String path(TargetFile target, boolean consistentSnapshot) {
        String[] parts = target.name().split("/", -1);
        if (Arrays.asList(parts).contains("..") || Arrays.asList(parts).contains(".")) {
            throw new InvalidNameException("the path of a target", target.name(), "it leads out of the repository");
        }
        String encoded = Arrays.stream(parts).map(FileNames::encode).collect(Collectors.joining("/"));
        if (!consistentSnapshot) {
            return encoded;
        }
        int file = encoded.lastIndexOf('/') + 1;
        Digest hash = target.sha256().orElseGet(() -> target.hashes().get(0));
        return encoded.substring(0, file) + hash.hex() + "." + encoded.substring(file);
    }
}
