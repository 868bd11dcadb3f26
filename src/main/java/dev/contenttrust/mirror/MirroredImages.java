package dev.contenttrust.mirror;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.Manifest;
import dev.contenttrust.image.Manifest.ImageIndex;
import dev.contenttrust.image.Manifest.ImageManifest;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.notary.SignedTag;
import dev.contenttrust.trusted.BlobStream;
import dev.contenttrust.trusted.ImageSource;
import dev.contenttrust.trusted.RetryPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the signed images of a mirror to their last byte. */
public final class MirroredImages {
    private final ImageSource source;
    private final Set<Digest> read = new HashSet<>();

    public MirroredImages(ImageSource source) {
        this.source = source;
    }

    /**
     * Checks the image of every released tag.
     *
     * @throws dev.contenttrust.TrustException if one that is there is not as signed, or lacks a part
     */
    public Found check(SignedRepository repository) {
        List<String> missing = new ArrayList<>();
        int whole = 0;
        for (SignedTag tag : repository.released()) {
            ImageReference name = ImageReference.parse(tag.gun().toString());
            Optional<Manifest> manifest = source.manifest(name, tag.digest(), tag.length());
            if (manifest.isEmpty()) {
                missing.add(tag.tag());
            } else {
                read(name, manifest.get());
                whole++;
            }
        }
        return new Found(whole, missing);
    }

    private void read(ImageReference name, Manifest manifest) {
        if (manifest instanceof ImageIndex index) {
            for (Descriptor entry : index.manifests()) {
                source.manifest(name, entry.digest(), entry.size()).ifPresent(image -> read(name, image));
            }
        } else if (manifest instanceof ImageManifest image) {
            read(name, image.config());
            image.layers().forEach(layer -> read(name, layer));
        }
    }

    private void read(ImageReference name, Descriptor blob) {
        if (!read.add(blob.digest())) {
            return;
        }
        try (BlobStream bytes = new BlobStream(source, name, blob, RetryPolicy.standard(), failure -> {})) {
            bytes.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Of the released tags.
     *
     * @param whole how many have their image here; of an index, those images that are here
     * @param missing the other tags
     */
    public record Found(int whole, List<String> missing) {
        public Found {
            missing = List.copyOf(missing);
        }
    }
}
