package dev.contenttrust.image.layout;

import dev.contenttrust.Digest;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.DescriptorJson;
import dev.contenttrust.image.ImageFileException;
import dev.contenttrust.image.layer.TarIndex;
import dev.contenttrust.json.JsonCursor;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An OCI layout in a tar file, read where it lies. */
public final class OciArchiveFile implements OciContent {
    private final TarIndex tar;

    private OciArchiveFile(TarIndex tar) {
        this.tar = tar;
    }

    /** @throws ImageFileException if it is none */
    public static OciArchiveFile open(Path file) {
        TarIndex tar = TarIndex.of(file);
        if (tar.size(OciLayout.INDEX).isEmpty()) {
            tar.close();
            throw new ImageFileException(
                    file + " is not an OCI archive",
                    file,
                    "it has no file named " + OciLayout.INDEX,
                    "If docker save or podman save made it, say docker-archive:" + file,
                    null);
        }
        return new OciArchiveFile(tar);
    }

    @Override
    public List<Descriptor> images() {
        String index = OciLayout.INDEX + " in " + tar.file();
        byte[] bytes = tar.bytes(OciLayout.INDEX, OciLayout.INDEX_LENGTH_MAX).orElseThrow();
        return DescriptorJson.list(JsonCursor.parse(index, bytes).member("manifests"), OciLayout.ENTRIES_MAX);
    }

    @Override
    public Optional<byte[]> document(Digest digest, int max) {
        return tar.bytes(name(digest), max);
    }

    @Override
    public OptionalLong size(Digest digest) {
        return tar.size(name(digest)).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    @Override
    public InputStream open(Digest digest, long offset) throws IOException {
        return tar.open(name(digest), offset).orElseThrow(() -> new FileNotFoundException(name(digest)));
    }

    private static String name(Digest digest) {
        return "blobs/" + digest.algorithm().label() + "/" + digest.hex();
    }

    @Override
    public String description() {
        return "oci-archive:" + tar.file();
    }

    @Override
    public void close() {
        tar.close();
    }
}
