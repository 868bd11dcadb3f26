package dev.contenttrust.trusted.content;

import dev.contenttrust.ImageReference;
import dev.contenttrust.TrustException;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.MediaType;
import dev.contenttrust.image.layer.Compression;
import dev.contenttrust.image.layer.LayerFacts;
import dev.contenttrust.image.layer.LayerReader;
import dev.contenttrust.image.layer.LayerVisitor;
import dev.contenttrust.image.layer.Unread;
import dev.contenttrust.trusted.BlobStream;
import dev.contenttrust.trusted.ImageSource;
import dev.contenttrust.trusted.NotServedException;
import dev.contenttrust.trusted.RetryPolicy;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Layers that a source has as blobs. */
final class BlobAccess implements LayerAccess {
    private final ImageSource source;
    private final ImageReference name;
    private final RetryPolicy retries;
    private final Consumer<TrustException> interruptions;
    private final LayerReader reader;

    BlobAccess(
            ImageSource source,
            ImageReference name,
            RetryPolicy retries,
            Consumer<TrustException> interruptions,
            LayerReader reader) {
        this.source = source;
        this.name = name;
        this.retries = retries;
        this.interruptions = interruptions;
        this.reader = reader;
    }

    @Override
    public LayerFacts read(ImageLayer layer, LayerVisitor visitor) {
        Descriptor blob = layer.blob().orElseThrow();
        if (!MediaType.isLayer(blob.mediaType())) {
            return unread(layer, "its media type is " + blob.mediaType() + ", which is no layer's that is known here");
        }
        try {
            return reader.read(layer.name(), layer.diffId(), open(blob), visitor);
        } catch (NotServedException e) {
            if (!MediaType.isForeign(blob.mediaType())) {
                throw e;
            }
            return unread(
                    layer,
                    "it may be handed out by its publisher alone, and " + source.location() + " does not have it");
        }
    }

    private static LayerFacts unread(ImageLayer layer, String why) {
        return new LayerFacts(Compression.NONE, 0, 0, Optional.empty(), 0, List.of(new Unread(layer.name(), why)));
    }

    BlobStream open(Descriptor blob) {
        return new BlobStream(source, name, blob, retries, interruptions);
    }

    @Override
    public void close() {
        source.close();
    }
}
