package dev.contenttrust.registry;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.InvalidNameException;
import dev.contenttrust.RawBytes;
import dev.contenttrust.image.Manifest;
import dev.contenttrust.image.MediaType;
import dev.contenttrust.transport.HttpAnswer;
import dev.contenttrust.transport.HttpBody;
import dev.contenttrust.transport.HttpService.HttpRequest;
import dev.contenttrust.transport.HttpService.Pace;
import dev.contenttrust.transport.HttpService.Redirects;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The endpoint {@code /v2/<name>/manifests/<reference>}. */
final class Manifests {
    private static final String DIGEST = "Docker-Content-Digest";
    private static final String SUBJECT = "OCI-Subject";

    /** A registry checks what a manifest refers to before it answers; some do so slowly. */
    private static final Duration PUT_TIME = Duration.ofMinutes(2);

    private final Connection connection;

    Manifests(Connection connection) {
        this.connection = connection;
    }

    Optional<Manifest> get(ImageReference repository, Digest digest, long maxLength) {
        String document = "the manifest " + repository.name() + "@" + digest;
        return fetch(document, repository, digest.toString(), Math.min(maxLength, Manifest.LENGTH_MAX))
                .map(served -> Manifest.verified(
                        document, served.mediaType(), digest, served.raw().bytes()));
    }

    /** By HEAD where the registry tells the digest so; else by the bytes themselves. */
    Optional<Digest> digestOf(ImageReference repository, String tag) {
        try (HttpAnswer answer =
                connection.send(repository, "/manifests/" + tag, uri -> request("HEAD", repository, uri))) {
            if (answer.status() == 404) {
                return Optional.empty();
            }
            Optional<Digest> told =
                    answer.status() == 200 ? answer.header(DIGEST).flatMap(Manifests::digest) : Optional.empty();
            if (told.isPresent()) {
                return told;
            }
        }
        String document = "the manifest of " + repository.name() + ":" + tag;
        return fetch(document, repository, tag, Manifest.LENGTH_MAX)
                .map(served -> served.raw().sha256());
    }

    private static Optional<Digest> digest(String text) {
        try {
            return Optional.of(Digest.parse(text)).filter(d -> d.algorithm() == Digest.Algorithm.SHA256);
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }

    private Optional<Served> fetch(String document, ImageReference repository, String reference, long max) {
        try (HttpAnswer answer =
                connection.send(repository, "/manifests/" + reference, uri -> request("GET", repository, uri))) {
            if (answer.status() == 404) {
                return Optional.empty();
            } else if (answer.status() != 200) {
                throw Refusal.of("cannot read " + document, answer);
            }
            return Optional.of(new Served(answer.header("Content-Type").orElse(""), RawBytes.of(answer.bytes(max))));
        }
    }

    private static HttpRequest request(String method, ImageReference repository, URI uri) {
        HttpRequest get = HttpRequest.get(uri, Scope.pull(repository)).withHeader("Accept", MediaType.ACCEPT);
        return new HttpRequest(method, uri, get.headers(), get.body(), get.scope(), get.pace(), get.redirects());
    }

    /** A manifest as it came. */
    private record Served(String mediaType, RawBytes raw) {}

    /**
     * Stores a manifest under a tag or its digest.
     *
     * @return whether the registry says that it lists the manifest among what refers to its subject (OCI distribution specification
     *     1.1, "Pushing Manifests with Subject")
     */
    boolean put(ImageReference repository, String reference, Manifest manifest) {
        String what = "cannot push the manifest " + manifest.descriptor().digest() + " to " + repository.name() + ":"
                + reference;
        HttpBody body = new ManifestBody(manifest.raw(), manifest.descriptor().mediaType());
        try (HttpAnswer answer =
                connection.send(repository, "/manifests/" + reference, uri -> put(repository, uri, body))) {
            if (answer.status() != 201) {
                throw Refusal.of(what, answer);
            }
            Optional<Digest> stored = answer.header(DIGEST).flatMap(Manifests::digest);
            if (stored.isPresent() && !stored.get().equals(manifest.raw().sha256())) {
                throw new RegistryException(
                        what, 201, "the registry stored it under another digest, " + stored.get(), "");
            }
            return answer.header(SUBJECT).isPresent();
        }
    }

    private static HttpRequest put(ImageReference repository, URI uri, HttpBody body) {
        return new HttpRequest(
                "PUT",
                uri,
                Map.of(),
                Optional.of(body),
                Scope.push(repository),
                new Pace.Deadline(PUT_TIME),
                Redirects.REFUSE);
    }

    private record ManifestBody(RawBytes raw, String contentType) implements HttpBody {
        @Override
        public long length() {
            return raw.length();
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(raw.bytes());
        }
    }
}
