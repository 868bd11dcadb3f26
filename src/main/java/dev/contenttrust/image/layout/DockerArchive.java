package dev.contenttrust.image.layout;

import dev.contenttrust.Digest;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.ImageConfig;
import dev.contenttrust.image.Manifest.ImageManifest;
import dev.contenttrust.image.UnsupportedImageException;
import dev.contenttrust.json.JsonText;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.json.JsonValue.JsonString;
import dev.contenttrust.json.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code docker save} writes and {@code docker load}, {@code podman load} and {@code skopeo} read: configuration and
 * layers of one image under {@code manifest.json} (Docker image specification 1.2). Layers are stored uncompressed and named by
 * their diff ids, which engines know them by; each is verified against its own while it is written.
 */
public final class DockerArchive {
    private final TarFile tar;
    private final String document;
    private final List<Descriptor> layers;
    private final List<Digest> diffIds;
    private final Set<Digest> written = new HashSet<>();

    private DockerArchive(TarFile tar, String document, List<Descriptor> layers, List<Digest> diffIds) {
        this.tar = tar;
        this.document = document;
        this.layers = layers;
        this.diffIds = diffIds;
    }

    /** Where a verified blob's bytes can be read from. */
    public interface Blobs {
        InputStream open(Descriptor blob) throws IOException;
    }

    /**
     * Writes an archive at the start of an empty file.
     *
     * @param names under which the image is to be known: {@code registry.example.com/app:1.0}
     * @throws dev.contenttrust.image.ContentMismatchException if a layer is not what the configuration promises
     * @throws UnsupportedImageException if it is no container image, or a layer is compressed by something else than gzip
     *     or zstd
     */
    public static void write(FileChannel out, ImageManifest image, byte[] config, List<String> names, Blobs blobs)
            throws IOException {
        Digest id = image.config().digest();
        String document = "the configuration " + id;
        List<Digest> diffIds = ImageConfig.parse(document, config).diffIds();
        if (diffIds.size() != image.layers().size()) {
            throw new MalformedJsonException(
                    document,
                    "rootfs.diff_ids",
                    diffIds.size() + " entries, but the manifest has "
                            + image.layers().size() + " layers",
                    null);
        }
        DockerArchive archive = new DockerArchive(new TarFile(out), document, image.layers(), diffIds);
        archive.writeLayers(blobs);
        archive.tar.add(archive.fileName(id, ".json"), config);
        archive.tar.add("manifest.json", archive.manifest(id, names));
        archive.tar.finish();
    }

    private void writeLayers(Blobs blobs) throws IOException {
        for (int i = 0; i < layers.size(); i++) {
            Digest diffId = diffIds.get(i);
            if (written.add(diffId)) {
                String layer = "layer " + layers.get(i).digest();
                try (InputStream content = LayerStream.open(layer, diffId, blobs.open(layers.get(i)))) {
                    tar.add(fileName(diffId, ".tar"), content);
                }
            }
        }
    }

    private byte[] manifest(Digest id, List<String> names) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("Config", new JsonString(fileName(id, ".json")));
        members.put("RepoTags", strings(names));
        members.put(
                "Layers",
                strings(diffIds.stream().map(diffId -> fileName(diffId, ".tar")).toList()));
        return JsonText.encode(new JsonArray(List.of(new JsonObject(members))));
    }

    private static JsonArray strings(List<String> values) {
        List<JsonValue> elements = new ArrayList<>();
        values.forEach(value -> elements.add(new JsonString(value)));
        return new JsonArray(elements);
    }

    private String fileName(Digest digest, String ending) {
        if (digest.algorithm() != Digest.Algorithm.SHA256) {
            throw new UnsupportedImageException(
                    "cannot write a Docker archive of " + document,
                    digest + " is not of the one algorithm that Docker knows, sha256",
                    "Write an OCI layout or archive instead.");
        }
        return digest.hex() + ending;
    }
}
