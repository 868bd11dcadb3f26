package dev.contenttrust.image.layout;

import dev.contenttrust.RawBytes;
import dev.contenttrust.image.ImageConfig;
import dev.contenttrust.image.ImageFileException;
import dev.contenttrust.image.layer.TarIndex;
import dev.contenttrust.json.JsonCursor;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code docker save} and its like write, read where it lies: images under {@code manifest.json} (Docker image
 * specification 1.2), or, from before Docker 1.10, under {@code repositories}.
 */
public final class DockerArchiveFile implements AutoCloseable {
    static final int DOCUMENT_LENGTH_MAX = 4 << 20;

    /** Images of one archive, and layers of one image; the latter as in manifests. */
    static final int LIST_MAX = 1_000;

    private static final String MANIFEST = "manifest.json";

    private final TarIndex tar;
    private final List<SavedImage> images;

    private DockerArchiveFile(TarIndex tar, List<SavedImage> images) {
        this.tar = tar;
        this.images = List.copyOf(images);
    }

    /**
     * One image of an archive.
     *
     * @param names it is to be loaded under: {@code registry.example.com/app:1.0}
     * @param config the bytes of its configuration, whose digest is the image id; absent in the oldest form
     * @param layers the names of its layers' files, from the lowest
     * @param facts what the configuration says; in the oldest form without diff ids, for none were known
     */
    public record SavedImage(List<String> names, Optional<RawBytes> config, List<String> layers, ImageConfig facts) {
        public SavedImage {
            names = List.copyOf(names);
            layers = List.copyOf(layers);
        }
    }

    /** @throws ImageFileException if it is none */
    public static DockerArchiveFile open(Path file) {
        TarIndex tar = TarIndex.of(file);
        try {
            Optional<byte[]> manifest = tar.bytes(MANIFEST, DOCUMENT_LENGTH_MAX);
            return new DockerArchiveFile(
                    tar,
                    manifest.isPresent()
                            ? images(tar, JsonCursor.parse(MANIFEST + " in " + file, manifest.get()))
                            : new FirstDockerArchive(tar).images());
        } catch (RuntimeException e) {
            tar.close();
            throw e;
        }
    }

    private static List<SavedImage> images(TarIndex tar, JsonCursor manifest) {
        List<SavedImage> images = new ArrayList<>();
        for (JsonCursor image : bounded(manifest)) {
            String name = image.member("Config").string();
            byte[] config = tar.bytes(name, ImageConfig.LENGTH_MAX)
                    .orElseThrow(() -> image.failure("the archive has no file of that name: " + name));
            List<String> layers = strings(image.member("Layers"));
            ImageConfig facts = ImageConfig.parse(name + " in " + tar.file(), config);
            if (facts.diffIds().size() != layers.size()) {
                throw image.failure(layers.size() + " layers, but the configuration promises "
                        + facts.diffIds().size());
            }
            List<String> names =
                    image.optional("RepoTags").map(DockerArchiveFile::strings).orElse(List.of());
            images.add(new SavedImage(names, Optional.of(RawBytes.of(config)), layers, facts));
        }
        return images;
    }

    static List<JsonCursor> bounded(JsonCursor list) {
        List<JsonCursor> elements = list.elements();
        if (elements.size() > LIST_MAX) {
            throw list.failure("expected at most " + LIST_MAX + " entries");
        }
        return elements;
    }

    private static List<String> strings(JsonCursor list) {
        return bounded(list).stream().map(JsonCursor::string).toList();
    }

    /** In their order. */
    public List<SavedImage> images() {
        return images;
    }

    /**
     * A layer's bytes, as they are stored.
     *
     * @throws ImageFileException if the archive lacks it
     */
    public InputStream layer(String name) {
        return tar.open(name, 0)
                .orElseThrow(() -> new ImageFileException(
                        "cannot use " + tar.file(), tar.file(), "it lacks its own layer " + name, "", null));
    }

    /** How large a layer is, as it is stored, in bytes; 0 if the archive lacks it. */
    public long size(String name) {
        return tar.size(name).orElse(0L);
    }

    /** As people write it. */
    public String description() {
        return "docker-archive:" + tar.file();
    }

    @Override
    public void close() {
        tar.close();
    }
}
