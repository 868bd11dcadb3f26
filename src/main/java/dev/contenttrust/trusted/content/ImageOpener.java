package dev.contenttrust.trusted.content;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.Platform;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.HistoryLine;
import dev.contenttrust.image.ImageConfig;
import dev.contenttrust.image.ImageFileException;
import dev.contenttrust.image.Manifest;
import dev.contenttrust.image.Manifest.ImageIndex;
import dev.contenttrust.image.Manifest.ImageManifest;
import dev.contenttrust.image.MediaType;
import dev.contenttrust.image.UnsupportedImageException;
import dev.contenttrust.image.layer.LayerLimits;
import dev.contenttrust.image.layer.LayerReader;
import dev.contenttrust.image.layout.DockerArchiveFile;
import dev.contenttrust.image.layout.DockerArchiveFile.SavedImage;
import dev.contenttrust.json.MalformedJsonException;
import dev.contenttrust.trusted.ImageSource;
import dev.contenttrust.trusted.NotServedException;
import dev.contenttrust.trusted.RetryPolicy;
import dev.contenttrust.trusted.content.OpenedImage.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Opens images. What is opened by a digest is verified from that digest down: manifest, configuration, layers. Who vouches for
 * the digest is the caller's to say, by the {@link Provenance}.
 */
public final class ImageOpener {
    private final Platform platform;
    private final RetryPolicy retries;
    private final ReadListener listener;
    private final LayerLimits limits;

    /**
     * @param platform whose image of an index is opened
     * @param retries how often a transfer that broke is taken up again
     */
    public ImageOpener(Platform platform, RetryPolicy retries, ReadListener listener, LayerLimits limits) {
        this.platform = platform;
        this.retries = retries;
        this.listener = listener;
        this.limits = limits;
    }

    /**
     * Opens the image of that digest.
     *
     * @param text as the user wrote it
     * @param name under which the source is asked
     * @param source closed with the image
     * @throws NotServedException if the source lacks it
     * @throws UnsupportedImageException if it is no container image
     */
    public OpenedImage open(
            String text, ImageReference name, Digest digest, ImageSource source, Provenance provenance) {
        ImageManifest manifest = image(name, digest, source);
        BlobAccess access = new BlobAccess(source, name, retries, listener, new LayerReader(limits));
        Descriptor config = manifest.config();
        if (!MediaType.isImageConfig(config.mediaType()) || config.size() > ImageConfig.LENGTH_MAX) {
            throw new UnsupportedImageException(
                    text + " is no container image",
                    "its configuration is of the type " + config.mediaType() + ", " + config.size() + " bytes",
                    "");
        }
        ImageConfig facts = config(config, access);
        return new OpenedImage(
                text,
                provenance,
                new Form(Optional.of(manifest), Optional.of(config.digest()), facts, layers(manifest, facts)),
                access);
    }

    /** The image itself of a manifest or index. */
    public ImageManifest image(ImageReference name, Digest digest, ImageSource source) {
        Manifest manifest = manifest(name, digest, source, Manifest.LENGTH_MAX);
        if (manifest instanceof ImageIndex index) {
            Descriptor chosen = index.choose(platform);
            manifest = manifest(name, chosen.digest(), source, chosen.size());
        }
        if (manifest instanceof ImageManifest image) {
            return image;
        }
        throw new UnsupportedImageException(
                "the index " + digest + " of " + name.name(), "it names another index as an image", "");
    }

    private Manifest manifest(ImageReference name, Digest digest, ImageSource source, long max) {
        return retries.ask(() -> source.manifest(name, digest, max))
                .orElseThrow(() -> new NotServedException("manifest", name, digest, source.location()));
    }

    private static ImageConfig config(Descriptor config, BlobAccess access) {
        String document = "the configuration " + config.digest();
        try (var in = access.open(config)) {
            return ImageConfig.parse(document, in.readAllBytes());
        } catch (IOException e) {
            throw ImageFileException.reading(document, e);
        }
    }

    private static List<ImageLayer> layers(ImageManifest manifest, ImageConfig config) {
        List<Descriptor> blobs = manifest.layers();
        if (config.diffIds().size() != blobs.size()) {
            throw new MalformedJsonException(
                    "the configuration " + manifest.config().digest(),
                    "rootfs.diff_ids",
                    config.diffIds().size() + " entries, but the manifest has " + blobs.size() + " layers",
                    null);
        }
        List<Optional<HistoryLine>> madeBy = config.madeBy(blobs.size());
        List<ImageLayer> layers = new ArrayList<>();
        for (int i = 0; i < blobs.size(); i++) {
            Descriptor blob = blobs.get(i);
            layers.add(new ImageLayer(
                    i,
                    "layer " + (i + 1) + ", " + blob.digest(),
                    Optional.of(blob),
                    Optional.of(config.diffIds().get(i)),
                    blob.size(),
                    madeBy.get(i)));
        }
        return layers;
    }

    /**
     * Opens an image of a Docker archive. Its layers are held to the diff ids of its configuration; the oldest form has none.
     *
     * @param file closed with the image
     */
    public OpenedImage open(String text, DockerArchiveFile file, SavedImage image, Provenance provenance) {
        List<Digest> diffIds = image.facts().diffIds();
        List<Optional<HistoryLine>> madeBy = image.facts().madeBy(image.layers().size());
        List<ImageLayer> layers = new ArrayList<>();
        for (int i = 0; i < image.layers().size(); i++) {
            String name = image.layers().get(i);
            layers.add(new ImageLayer(
                    i,
                    "layer " + (i + 1) + ", " + name,
                    Optional.empty(),
                    diffIds.isEmpty() ? Optional.empty() : Optional.of(diffIds.get(i)),
                    file.size(name),
                    madeBy.get(i)));
        }
        return new OpenedImage(
                text,
                provenance,
                new Form(Optional.empty(), image.config().map(config -> config.sha256()), image.facts(), layers),
                new SavedAccess(file, image, new LayerReader(limits)));
    }

    /**
     * Opens a file system: a directory, or an archive of all that is in it.
     *
     * @throws ImageFileException if there is nothing there
     */
    public OpenedImage openRoot(String text, Path root) {
        try {
            boolean directory = Files.isDirectory(root);
            long size = directory ? 0 : Files.size(root);
            ImageLayer all =
                    new ImageLayer(0, root.toString(), Optional.empty(), Optional.empty(), size, Optional.empty());
            return new OpenedImage(
                    text,
                    new Provenance.Untrusted(text),
                    new Form(
                            Optional.empty(),
                            Optional.empty(),
                            new ImageConfig(Optional.empty(), Optional.empty(), List.of(), List.of()),
                            List.of(all)),
                    new RootAccess(root, limits));
        } catch (IOException e) {
            throw ImageFileException.reading(root, e);
        }
    }
}
