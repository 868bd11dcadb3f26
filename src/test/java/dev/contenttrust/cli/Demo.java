package dev.contenttrust.cli;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.Platform;
import dev.contenttrust.image.Annotation;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.MediaType;
import dev.contenttrust.image.layout.OciLayout;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonText;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.notary.TestMirror;
import dev.contenttrust.tuf.TestRepository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mirror with images, and runs of the command line against it. */
final class Demo {
    static final String GUN = "registry.example.com/demo/app";

    private final Path directory;
    private final Path mirror;
    private final OciLayout layout;

    Demo(Path directory) {
        this.directory = directory;
        this.mirror = directory.resolve("mirror");
        this.layout = OciLayout.at(mirror.resolve("oci"));
    }

    /** A repository whose metadata the test decides on, with a tag for a real image. */
    static TestRepository repository() {
        return TestRepository.aRepository(GUN);
    }

    /** Stores a small image under a name; its content is made from the text. */
    Descriptor image(String name, String text) {
        Descriptor manifest = manifest(text, "linux/amd64");
        add(manifest, name);
        return manifest;
    }

    /** Stores an index of two images. */
    Descriptor index(String name, String text) {
        List<JsonValue> entries = new ArrayList<>();
        for (String platform : List.of("linux/amd64", "linux/arm64")) {
            Descriptor image = manifest(text + " for " + platform, platform);
            Platform parsed = Platform.parse(platform);
            entries.add(JsonBuilder.object()
                    .put("mediaType", image.mediaType())
                    .put("digest", image.digest().toString())
                    .put("size", image.size())
                    .put(
                            "platform",
                            JsonBuilder.object()
                                    .put("os", parsed.os())
                                    .put("architecture", parsed.architecture())
                                    .build())
                    .build());
        }
        JsonObject index = JsonBuilder.object()
                .put("schemaVersion", 2)
                .put("mediaType", MediaType.OCI_INDEX)
                .put("manifests", new JsonArray(entries))
                .build();
        Descriptor descriptor = store(MediaType.OCI_INDEX, JsonText.encode(index));
        add(descriptor, name);
        return descriptor;
    }

    private void add(Descriptor manifest, String name) {
        String full = ImageReference.parse(name).toString();
        layout.add(new Descriptor(
                manifest.mediaType(),
                manifest.digest(),
                manifest.size(),
                Optional.empty(),
                Map.of(Annotation.REF_NAME, full)));
    }

    private Descriptor manifest(String text, String platform) {
        Descriptor layer = store("application/vnd.oci.image.layer.v1.tar", text.getBytes(StandardCharsets.UTF_8));
        JsonObject config = JsonBuilder.object()
                .put("os", Platform.parse(platform).os())
                .put("architecture", Platform.parse(platform).architecture())
                .put(
                        "rootfs",
                        JsonBuilder.object()
                                .put("type", "layers")
                                .put(
                                        "diff_ids",
                                        JsonBuilder.strings(
                                                List.of(layer.digest().toString())))
                                .build())
                .build();
        JsonObject manifest = JsonBuilder.object()
                .put("schemaVersion", 2)
                .put("mediaType", MediaType.OCI_MANIFEST)
                .put("config", json(store(MediaType.OCI_CONFIG, JsonText.encode(config))))
                .put("layers", new JsonArray(List.of(json(layer))))
                .build();
        return store(MediaType.OCI_MANIFEST, JsonText.encode(manifest));
    }

    private static JsonObject json(Descriptor blob) {
        return JsonBuilder.object()
                .put("mediaType", blob.mediaType())
                .put("digest", blob.digest().toString())
                .put("size", blob.size())
                .build();
    }

    private Descriptor store(String mediaType, byte[] bytes) {
        Digest digest = Digest.sha256(bytes);
        layout.store(digest, bytes);
        return Descriptor.of(mediaType, digest, bytes.length);
    }

    /** Where the image's blob lies, for tests that spoil it. */
    Path blob(Digest digest) {
        return layout.blob(digest);
    }

    /** Publishes, and gives what a run needs to see it. */
    Surroundings publish(TestRepository... repositories) {
        for (TestRepository repository : repositories) {
            repository.publish();
        }
        return new Surroundings(
                TestMirror.write(mirror, repositories),
                Run.in(directory.resolve("home")).at(TestRepository.TODAY.toString()));
    }

    /** Runs commands against the mirror. */
    record Surroundings(String server, Run.Surroundings here) {
        Run trust(String... arguments) {
            List<String> all = new ArrayList<>(List.of(arguments));
            all.addAll(List.of("--server", server));
            return here.trust(all.toArray(String[]::new));
        }

        Surroundings typing(String text) {
            return new Surroundings(server, here.typing(text));
        }

        Surroundings at(String instant) {
            return new Surroundings(server, here.at(instant));
        }
    }
}
