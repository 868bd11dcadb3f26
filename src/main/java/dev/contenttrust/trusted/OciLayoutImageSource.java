package dev.contenttrust.trusted;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.InvalidNameException;
import dev.contenttrust.image.Annotation;
import dev.contenttrust.image.ContentMismatchException;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.ImageFileException;
import dev.contenttrust.image.Manifest;
import dev.contenttrust.image.layout.OciContent;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Images from an OCI layout or archive: one that we wrote, with names in full, or another tool's, with bare tags. Safe for use by several
 * threads.
 */
public final class OciLayoutImageSource implements ImageSource {
    private final OciContent layout;

    public OciLayoutImageSource(OciContent layout) {
        this.layout = layout;
    }

    /**
     * The digest of the image of that full name, or else of that bare tag. Where the entry was made or chosen from something
     * signed that lies in the layout too, that is what the name stands for.
     */
    @Override
    public Optional<Digest> digestOf(ImageReference name, String tag) {
        List<Descriptor> images = layout.images();
        return find(images, Annotation.REF_NAME, name.name() + ":" + tag)
                .or(() -> find(images, Annotation.REF_NAME, name.familiarName() + ":" + tag))
                .or(() -> find(images, Annotation.CONTAINERD_NAME, name.name() + ":" + tag))
                .or(() -> findBare(images, tag))
                .map(this::signedOrSelf);
    }

    private static Optional<Descriptor> find(List<Descriptor> images, String annotation, String value) {
        return images.stream()
                .filter(image -> image.annotation(annotation).equals(Optional.of(value)))
                .findFirst();
    }

    /** A bare tag says nothing of the repository; an entry whose full name says another is passed over. */
    private static Optional<Descriptor> findBare(List<Descriptor> images, String tag) {
        return images.stream()
                .filter(image -> image.annotation(Annotation.CONTAINERD_NAME).isEmpty())
                .filter(image -> image.annotation(Annotation.REF_NAME).equals(Optional.of(tag)))
                .findFirst();
    }

    /** The digest of what was signed, where an entry was made or chosen from that and it lies here too; else the entry's own. */
    public Digest signedOrSelf(Descriptor image) {
        return image.annotation(Annotation.SIGNED_DIGEST)
                .flatMap(OciLayoutImageSource::parse)
                .filter(signed -> layout.size(signed).isPresent())
                .orElse(image.digest());
    }

    private static Optional<Digest> parse(String text) {
        try {
            return Optional.of(Digest.parse(text));
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Manifest> manifest(ImageReference name, Digest digest, long maxLength) {
        String document = "the manifest " + digest + " in " + location();
        return layout.document(digest, Manifest.LENGTH_MAX).map(bytes -> {
            if (bytes.length > maxLength) {
                throw ContentMismatchException.size(document, digest, maxLength, Integer.toString(bytes.length));
            }
            return Manifest.verified(document, "", digest, bytes);
        });
    }

    @Override
    public InputStream blob(ImageReference name, Descriptor blob, long offset) {
        long size = layout.size(blob.digest())
                .orElseThrow(() -> new NotServedException("blob", name, blob.digest(), location()));
        String what = "the blob " + blob.digest() + " in " + location();
        if (size != blob.size()) {
            throw ContentMismatchException.size(what, blob.digest(), blob.size(), Long.toString(size));
        }
        try {
            return layout.open(blob.digest(), offset);
        } catch (IOException e) {
            throw ImageFileException.reading(what, e);
        }
    }

    @Override
    public String location() {
        return layout.description();
    }

    @Override
    public void close() {
        layout.close();
    }
}
