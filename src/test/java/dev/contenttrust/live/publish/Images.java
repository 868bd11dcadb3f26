package dev.contenttrust.live.publish;

import dev.contenttrust.Digest;
import dev.contenttrust.RawBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Pushes images to the registry as the OCI distribution specification has it. */
public final class Images {
    private static final int NOT_FOUND = 404;
    private static final int FIRST_FAILURE = 300;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;

    /** Into the registry at that {@code host:port}, over plain http. */
    public Images(String registry) {
        this.base = URI.create("http://" + registry + "/v2/");
    }

    /** Pushes the image under the tag. */
    public Pushed push(String repository, String tag, SmallImage image) {
        blob(repository, image.config());
        image.layers().forEach(layer -> blob(repository, layer.compressed()));
        return manifest(repository, tag, image.unpushed());
    }

    /** Pushes the images without tags, and under the tag an index that lists them. */
    public Pushed pushIndex(String repository, String tag, Dialect dialect, SmallImage... images) {
        String manifests = List.of(images).stream()
                .map(image -> entry(push(repository, "part-" + image.architecture(), image), image.architecture()))
                .collect(Collectors.joining(",\n  "));
        String index = "{\"schemaVersion\": 2, \"mediaType\": \"" + dialect.index + "\", \"manifests\": [\n  "
                + manifests + "]}";
        return manifest(
                repository, tag, new Pushed(dialect.index, RawBytes.of(index.getBytes(StandardCharsets.UTF_8))));
    }

    /** Pushes what is no image: a manifest as it stands, and the blobs that it refers to. */
    public Digest pushArtifact(
            String repository, String reference, String mediaType, String manifest, byte[]... blobs) {
        for (byte[] blob : blobs) {
            blob(repository, RawBytes.of(blob));
        }
        byte[] bytes = manifest.getBytes(StandardCharsets.UTF_8);
        Digest digest = Digest.sha256(bytes);
        manifest(
                repository,
                reference.isEmpty() ? digest.toString() : reference,
                new Pushed(mediaType, RawBytes.of(bytes)));
        return digest;
    }

    /** Takes the manifest out of the registry, which then answers 404 for it. */
    public void delete(String repository, Pushed pushed) {
        succeed(send(HttpRequest.newBuilder(at(repository, "manifests/" + pushed.digest()))
                .DELETE()));
    }

    private static String entry(Pushed image, String architecture) {
        String descriptor = SmallImage.descriptor(image.mediaType(), image.manifest());
        return descriptor.substring(0, descriptor.length() - 1) + ", \"platform\": {\"architecture\": \"" + architecture
                + "\", \"os\": \"linux\"}}";
    }

    private Pushed manifest(String repository, String tag, Pushed manifest) {
        succeed(send(HttpRequest.newBuilder(at(repository, "manifests/" + tag))
                .header("Content-Type", manifest.mediaType())
                .PUT(BodyPublishers.ofByteArray(manifest.manifest().bytes()))));
        return manifest;
    }

    private void blob(String repository, RawBytes content) {
        HttpRequest.Builder head = HttpRequest.newBuilder(at(repository, "blobs/" + content.sha256()))
                .method("HEAD", BodyPublishers.noBody());
        if (send(head).statusCode() != NOT_FOUND) {
            return;
        }
        URI uploads = at(repository, "blobs/uploads/");
        HttpResponse<String> started =
                succeed(send(HttpRequest.newBuilder(uploads).POST(BodyPublishers.noBody())));
        String location = started.headers().firstValue("Location").orElseThrow();
        succeed(send(HttpRequest.newBuilder(uploads.resolve(location + "&digest=" + content.sha256()))
                .header("Content-Type", "application/octet-stream")
                .PUT(BodyPublishers.ofByteArray(content.bytes()))));
    }

    private URI at(String repository, String rest) {
        return base.resolve(repository + "/" + rest);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<String> succeed(HttpResponse<String> response) {
        if (response.statusCode() >= FIRST_FAILURE) {
            throw new AssertionError(response + " " + response.body());
        }
        return response;
    }
}
