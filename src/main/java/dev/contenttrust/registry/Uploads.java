package dev.contenttrust.registry;

import dev.contenttrust.ImageReference;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.transport.HttpAnswer;
import dev.contenttrust.transport.HttpBody;
import dev.contenttrust.transport.HttpService.HttpRequest;
import dev.contenttrust.transport.HttpService.Pace;
import dev.contenttrust.transport.HttpService.Redirects;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The endpoint {@code /v2/<name>/blobs/uploads/}: begun by POST, sent by one PATCH, ended by PUT, as Docker does it. */
final class Uploads {
    private static final Duration BEGIN_TIME = Duration.ofSeconds(60);

    /** Registries over object stores copy the blob to its place before they answer. */
    private static final Duration END_TIME = Duration.ofMinutes(10);

    private final Connection connection;
    private final Pace.LeastRate pace;

    Uploads(Connection connection, Pace.LeastRate pace) {
        this.connection = connection;
        this.pace = pace;
    }

    /**
     * Begins an upload.
     *
     * @param from a repository of the same registry that has the blob, to be mounted from there
     * @return where to send it; empty if it was mounted and nothing is left to do
     */
    Optional<URI> begin(ImageReference to, Descriptor blob, Optional<ImageReference> from) {
        String query =
                from.map(f -> "?mount=" + blob.digest() + "&from=" + f.path()).orElse("");
        Optional<String> scope = from.flatMap(f -> Scope.mount(to, f)).or(() -> Scope.push(to));
        Pace deadline = new Pace.Deadline(BEGIN_TIME);
        Connection.Shape post = uri -> request("POST", uri, Optional.empty(), scope, deadline);
        try (HttpAnswer answer = connection.send(to, "/blobs/uploads/" + query, post)) {
            if (answer.status() == 201 && from.isPresent()) {
                return Optional.empty();
            } else if (answer.status() != 202) {
                throw Refusal.of(what(to, blob), answer);
            }
            return Optional.of(location(to, blob, answer));
        }
    }

    /** Sends the whole blob and closes the upload; the registry checks the digest once more. */
    void send(ImageReference to, Descriptor blob, URI upload, HttpBody body) {
        URI next;
        try (HttpAnswer answer = connection.send(request("PATCH", upload, Optional.of(body), Scope.push(to), pace))) {
            if (answer.status() != 202) {
                throw Refusal.of(what(to, blob), answer);
            }
            next = location(to, blob, answer);
        }
        String separator = next.getRawQuery() == null ? "?" : "&";
        URI end = URI.create(next + separator + "digest=" + blob.digest());
        Pace deadline = new Pace.Deadline(END_TIME);
        try (HttpAnswer answer = connection.send(request("PUT", end, Optional.empty(), Scope.push(to), deadline))) {
            if (answer.status() != 201) {
                throw Refusal.of(what(to, blob), answer);
            }
        }
    }

    private static HttpRequest request(
            String method, URI uri, Optional<HttpBody> body, Optional<String> scope, Pace pace) {
        return new HttpRequest(method, uri, Map.of(), body, scope, pace, Redirects.REFUSE);
    }

    private static URI location(ImageReference to, Descriptor blob, HttpAnswer answer) {
        String location = answer.header("Location").orElse("");
        try {
            return answer.uri().resolve(location);
        } catch (IllegalArgumentException e) {
            throw new RegistryException(
                    what(to, blob), answer.status(), "its answer names no address: \"" + location + "\"", "");
        }
    }

    private static String what(ImageReference to, Descriptor blob) {
        return "cannot push the blob " + blob.digest() + " to " + to.name();
    }
}
