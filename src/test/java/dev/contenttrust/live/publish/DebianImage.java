package dev.contenttrust.live.publish;

import dev.contenttrust.Digest;
import dev.contenttrust.RawBytes;
import dev.contenttrust.live.peer.Program;
import dev.contenttrust.live.peer.Skopeo;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A Debian 12 of real packages, made by {@code mmdebstrap}, with a further layer of files that no package owns. */
public final class DebianImage {
    private static final String CONFIG = "application/vnd.oci.image.config.v1+json";
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";

    private final Path home;
    private final Path tar;

    private DebianImage(Path home, Path tar) {
        this.home = home;
        this.tar = tar;
    }

    /** Debian's essential packages and these; without manuals, so that it is made sooner. */
    public static DebianImage of(Path home, String... packages) {
        Path tar = home.resolve("debian.tar");
        Program.named("mmdebstrap", home)
                .run(
                        "--quiet",
                        "--variant=minbase",
                        "--include=" + String.join(",", packages),
                        "--dpkgopt=path-exclude=/usr/share/man/*",
                        "--dpkgopt=path-exclude=/usr/share/doc/*",
                        "--dpkgopt=path-exclude=/usr/share/locale/*",
                        "bookworm",
                        tar.toString())
                .succeeded();
        return new DebianImage(home, tar);
    }

    /** Its files, in one archive. */
    public Path tar() {
        return tar;
    }

    /** Pushes it with the layer upon it. */
    public Pushed push(String image, Layer upon) {
        Path layout = home.resolve("layout");
        try {
            Path blobs = Files.createDirectories(layout.resolve("blobs/sha256"));
            String[] base = compress(blobs);
            Files.write(
                    blobs.resolve(upon.compressed().sha256().hex()),
                    upon.compressed().bytes());
            RawBytes config =
                    text("{\"architecture\": \"amd64\", \"os\": \"linux\", \"config\": {}, \"rootfs\": {\"type\":"
                            + " \"layers\", \"diff_ids\": [\"sha256:" + base[0] + "\", \"" + upon.diffId()
                            + "\"]}, \"history\":"
                            + " [{\"created_by\": \"mmdebstrap\"}, {\"created_by\": \"COPY tools /usr/local\"}]}");
            Files.write(blobs.resolve(config.sha256().hex()), config.bytes());
            RawBytes manifest = text("{\"schemaVersion\": 2, \"mediaType\": \"" + MANIFEST + "\", \"config\": "
                    + SmallImage.descriptor(CONFIG, config) + ", \"layers\": [{\"mediaType\": \"" + LAYER
                    + "\", \"digest\": \"sha256:" + base[1] + "\", \"size\": " + Files.size(blobs.resolve(base[1]))
                    + "}, "
                    + SmallImage.descriptor(LAYER, upon.compressed()) + "]}");
            Files.write(blobs.resolve(manifest.sha256().hex()), manifest.bytes());
            Files.writeString(layout.resolve("oci-layout"), "{\"imageLayoutVersion\": \"1.0.0\"}");
            Files.writeString(
                    layout.resolve("index.json"),
                    "{\"schemaVersion\": 2, \"manifests\": [" + SmallImage.descriptor(MANIFEST, manifest) + "]}");
            Skopeo.in(home)
                    .copy("oci:" + layout, "docker://" + image, "--preserve-digests")
                    .succeeded();
            return new Pushed(MANIFEST, manifest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RawBytes text(String json) {
        return RawBytes.of(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Hex digests, uncompressed and compressed; the archive is too large to be held. */
    private String[] compress(Path blobs) throws IOException {
        MessageDigest plain = Digest.Algorithm.SHA256.hasher();
        MessageDigest packed = Digest.Algorithm.SHA256.hasher();
        Path part = blobs.resolve("part");
        try (InputStream in = Files.newInputStream(tar);
                OutputStream file = new DigestOutputStream(Files.newOutputStream(part), packed);
                OutputStream gzip = new DigestOutputStream(new GZIPOutputStream(file, 1 << 16), plain)) {
            in.transferTo(gzip);
        }
        String hex = Digest.ofHash(Digest.Algorithm.SHA256, packed.digest()).hex();
        Files.move(part, blobs.resolve(hex));
        return List.of(Digest.ofHash(Digest.Algorithm.SHA256, plain.digest()).hex(), hex)
                .toArray(String[]::new);
    }
}
