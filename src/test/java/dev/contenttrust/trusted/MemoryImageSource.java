package dev.contenttrust.trusted;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.Manifest;
import dev.contenttrust.image.MediaType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** Images in memory, served honestly unless a blob is told otherwise. */
public final class MemoryImageSource implements ImageSource {
    private final Map<Digest, byte[]> contents = new ConcurrentHashMap<>();
    private final Map<Digest, Serving> servings = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /** How a blob is served. */
    public interface Serving {
        /** @param honest the blob's bytes, whole */
        InputStream from(long offset, byte[] honest);
    }

    /** A blob that was asked for. */
    public record Request(Digest digest, long offset) {}

    /** Adds a blob of that type. */
    public Descriptor blob(String mediaType, byte[] bytes) {
        Digest digest = Digest.sha256(bytes);
        contents.put(digest, bytes);
        return Descriptor.of(mediaType, digest, bytes.length);
    }

    /** Adds an image of these tars, compressed. */
    public Descriptor image(String architecture, byte[]... tars) {
        String diffIds =
                Arrays.stream(tars).map(tar -> "\"" + Digest.sha256(tar) + "\"").collect(Collectors.joining(","));
        Descriptor config = blob(
                MediaType.OCI_CONFIG,
                bytes("{\"os\":\"linux\",\"architecture\":\"" + architecture
                        + "\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[" + diffIds + "]}}"));
        List<Descriptor> layers = Arrays.stream(tars)
                .map(tar -> blob(MediaType.OCI_LAYER_GZIP, gzip(tar)))
                .toList();
        return image(config, layers);
    }

    /** Adds an image manifest. */
    public Descriptor image(Descriptor config, List<Descriptor> layers) {
        return blob(
                MediaType.OCI_MANIFEST,
                bytes("{\"schemaVersion\":2,\"mediaType\":\"" + MediaType.OCI_MANIFEST + "\",\"config\":"
                        + json(config, "")
                        + ",\"layers\":["
                        + layers.stream().map(layer -> json(layer, "")).collect(Collectors.joining(",")) + "]}"));
    }

    /** Adds an index of images by architecture. */
    public Descriptor index(Map<String, Descriptor> images) {
        String manifests = images.entrySet().stream()
                .map(entry -> json(
                        entry.getValue(),
                        ",\"platform\":{\"os\":\"linux\",\"architecture\":\"" + entry.getKey() + "\"}"))
                .collect(Collectors.joining(","));
        return blob(
                MediaType.OCI_INDEX,
                bytes("{\"schemaVersion\":2,\"mediaType\":\"" + MediaType.OCI_INDEX + "\",\"manifests\":[" + manifests
                        + "]}"));
    }

    /** Serves a blob otherwise from now on. */
    public void serve(Digest digest, Serving serving) {
        servings.put(digest, serving);
    }

    /** Serves a blob as it is from now on. */
    public void serveHonestly(Digest digest) {
        servings.remove(digest);
    }

    /** Has it no more. */
    public void lose(Digest digest) {
        contents.remove(digest);
    }

    /** The honest bytes. */
    public byte[] bytes(Digest digest) {
        return contents.getOrDefault(digest, new byte[0]);
    }

    /** The blobs that were asked for, in order. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public Optional<Digest> digestOf(ImageReference name, String tag) {
        return Optional.empty();
    }

    @Override
    public Optional<Manifest> manifest(ImageReference name, Digest digest, long maxLength) {
        return Optional.ofNullable(contents.get(digest)).map(bytes -> Manifest.verified("manifest", "", digest, bytes));
    }

    @Override
    public InputStream blob(ImageReference name, Descriptor blob, long offset) {
        requests.add(new Request(blob.digest(), offset));
        if (!contents.containsKey(blob.digest())) {
            throw new NotServedException("blob", name, blob.digest(), location());
        }
        Serving honestly = (from, honest) -> new ByteArrayInputStream(honest, (int) from, honest.length - (int) from);
        return servings.getOrDefault(blob.digest(), honestly).from(offset, bytes(blob.digest()));
    }

    @Override
    public String location() {
        return "memory";
    }

    @Override
    public void close() {}

    private static String json(Descriptor descriptor, String more) {
        return "{\"mediaType\":\"" + descriptor.mediaType() + "\",\"digest\":\"" + descriptor.digest() + "\",\"size\":"
                + descriptor.size() + more + "}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
