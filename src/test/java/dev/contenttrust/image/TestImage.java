package dev.contenttrust.image;

import dev.contenttrust.Digest;
import dev.contenttrust.RawBytes;
import dev.contenttrust.image.layer.Tar;
import dev.contenttrust.image.layout.OciLayout;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonText;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An image of given layers, written to an OCI layout. */
public final class TestImage {
    private final List<Stored> layers = new ArrayList<>();
    private String architecture = "amd64";

    private TestImage() {}

    private record Stored(String mediaType, RawBytes blob, Digest diffId) {}

    public static TestImage of() {
        return new TestImage();
    }

    public TestImage plain(byte[] tar) {
        return layer("application/vnd.oci.image.layer.v1.tar", tar, tar);
    }

    public TestImage gzip(byte[] tar) {
        return layer(MediaType.OCI_LAYER_GZIP, tar, Tar.gzip(tar));
    }

    public TestImage zstd(byte[] tar) {
        return layer("application/vnd.oci.image.layer.v1.tar+zstd", tar, Tar.zstd(tar));
    }

    /** A layer under any media type; its blob may be anything. */
    public TestImage layer(String mediaType, byte[] plain, byte[] blob) {
        return layer(mediaType, Digest.sha256(plain), blob);
    }

    /** A layer whose uncompressed bytes are not at hand. */
    public TestImage layer(String mediaType, Digest diffId, byte[] blob) {
        layers.add(new Stored(mediaType, RawBytes.of(blob), diffId));
        return this;
    }

    /** A layer of which the configuration promises something else. */
    public TestImage lying(byte[] tar, Digest diffId) {
        layers.add(new Stored("application/vnd.oci.image.layer.v1.tar", RawBytes.of(tar), diffId));
        return this;
    }

    public TestImage on(String other) {
        architecture = other;
        return this;
    }

    /** Writes all of it, and names it by that tag. */
    public Descriptor write(Path layout, String tag) {
        OciLayout out = OciLayout.at(layout);
        Descriptor manifest = store(out);
        out.add(new Descriptor(
                manifest.mediaType(),
                manifest.digest(),
                manifest.size(),
                Optional.empty(),
                Map.of(Annotation.REF_NAME, tag)));
        return manifest;
    }

    /** Writes its blobs alone. */
    public Descriptor store(OciLayout out) {
        List<JsonValue> blobs = new ArrayList<>();
        for (Stored layer : layers) {
            blobs.add(json(store(out, layer.mediaType(), layer.blob().bytes())));
        }
        JsonObject manifest = JsonBuilder.object()
                .put("schemaVersion", 2)
                .put("mediaType", MediaType.OCI_MANIFEST)
                .put("config", json(store(out, MediaType.OCI_CONFIG, JsonText.encode(config()))))
                .put("layers", new JsonArray(blobs))
                .build();
        return store(out, MediaType.OCI_MANIFEST, JsonText.encode(manifest));
    }

    private JsonObject config() {
        List<JsonValue> history = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            history.add(line("RUN step " + (i + 1)).build());
            history.add(line("ENV STEP=" + (i + 1)).put("empty_layer", true).build());
        }
        return JsonBuilder.object()
                .put("os", "linux")
                .put("architecture", architecture)
                .put("created", "2026-01-02T03:04:05Z")
                .put("config", JsonBuilder.object().build())
                .put("history", new JsonArray(history))
                .put(
                        "rootfs",
                        JsonBuilder.object()
                                .put("type", "layers")
                                .put(
                                        "diff_ids",
                                        JsonBuilder.strings(layers.stream()
                                                .map(layer -> layer.diffId().toString())
                                                .toList()))
                                .build())
                .build();
    }

    private static JsonBuilder line(String createdBy) {
        return JsonBuilder.object().put("created", "2026-01-02T03:04:05Z").put("created_by", createdBy);
    }

    private static JsonObject json(Descriptor blob) {
        return JsonBuilder.object()
                .put("mediaType", blob.mediaType())
                .put("digest", blob.digest().toString())
                .put("size", blob.size())
                .build();
    }

    private static Descriptor store(OciLayout out, String mediaType, byte[] bytes) {
        Digest digest = Digest.sha256(bytes);
        out.store(digest, bytes);
        return Descriptor.of(mediaType, digest, bytes.length);
    }
}
