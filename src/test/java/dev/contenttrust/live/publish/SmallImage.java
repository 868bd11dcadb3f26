package dev.contenttrust.live.publish;

import dev.contenttrust.Digest;
import dev.contenttrust.RawBytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An image small enough to make thousands of.
 *
 * @param label tells it from others with the same layers
 * @param created as its configuration says, RFC 3339
 */
public record SmallImage(Dialect dialect, String architecture, String label, String created, List<Layer> layers) {
    private static final List<Layer> ONE_FILE =
            List.of(Layer.with().file("hello.txt", "hello\n").build());

    /** One layer with one file, for linux/amd64. */
    public static SmallImage labelled(String label) {
        return new SmallImage(Dialect.DOCKER, "amd64", label, "2024-01-01T00:00:00Z", ONE_FILE);
    }

    public SmallImage in(Dialect other) {
        return new SmallImage(other, architecture, label, created, layers);
    }

    public SmallImage on(String otherArchitecture) {
        return new SmallImage(dialect, otherArchitecture, label, created, layers);
    }

    public SmallImage of(Layer... others) {
        return new SmallImage(dialect, architecture, label, created, List.of(others));
    }

    /** The same as if it had been made then. */
    public SmallImage madeAt(String instant) {
        return new SmallImage(dialect, architecture, label, instant, layers);
    }

    /** As if it had been pushed: for tags that are only signed and listed. */
    public Pushed unpushed() {
        return new Pushed(dialect.manifest, manifest());
    }

    /** What Docker calls the image's id: the digest of its configuration. */
    public Digest id() {
        return config().sha256();
    }

    RawBytes config() {
        String diffIds =
                layers.stream().map(layer -> "\"" + layer.diffId() + "\"").collect(Collectors.joining(", "));
        return json("""
                {"architecture": "%s", "os": "linux", "created": "%s",
                 "config": {"Labels": {"label": "%s"}, "Cmd": ["/bin/sh"]},
                 "rootfs": {"type": "layers", "diff_ids": [%s]}}
                """.formatted(architecture, created, label, diffIds));
    }

    RawBytes manifest() {
        String blobs = layers.stream()
                .map(layer -> descriptor(dialect.layer, layer.compressed()))
                .collect(Collectors.joining(",\n    "));
        return json("""
                {
                  "schemaVersion": 2,
                  "mediaType": "%s",
                  "config": %s,
                  "layers": [
                    %s
                  ]
                }
                """.formatted(dialect.manifest, descriptor(dialect.config, config()), blobs));
    }

    static String descriptor(String mediaType, RawBytes content) {
        return "{\"mediaType\": \"" + mediaType + "\", \"size\": " + content.length() + ", \"digest\": \""
                + content.sha256() + "\"}";
    }

    private static RawBytes json(String text) {
        return RawBytes.of(text.strip().getBytes(StandardCharsets.UTF_8));
    }
}
