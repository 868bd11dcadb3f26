package dev.contenttrust.image.layout;

import dev.contenttrust.Digest;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.DescriptorJson;
import dev.contenttrust.json.JsonText;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;

/** An OCI layout of one named image in a tar file: what {@code skopeo}, {@code podman} and {@code docker} call an OCI archive. */
public final class OciArchive {
    private final TarFile tar;

    private OciArchive(TarFile tar) {
        this.tar = tar;
    }

    /**
     * Begins an archive at the start of an empty file.
     *
     * @param image the one that the archive names
     */
    public static OciArchive begin(FileChannel out, Descriptor image) throws IOException {
        TarFile tar = new TarFile(out);
        tar.add(OciLayout.MARKER, OciLayout.markerBytes());
        tar.add(OciLayout.INDEX, JsonText.encode(LayoutIndex.of(List.of(DescriptorJson.write(image)))));
        return new OciArchive(tar);
    }

    public void document(Digest digest, byte[] content) throws IOException {
        tar.add(name(digest), content);
    }

    /** Adds a verified blob that lies in a file. */
    public void blob(Descriptor blob, FileChannel content) throws IOException {
        tar.add(name(blob.digest()), content, blob.size());
    }

    public void finish() throws IOException {
        tar.finish();
    }

    private static String name(Digest digest) {
        return "blobs/" + digest.algorithm().label() + "/" + digest.hex();
    }
}
