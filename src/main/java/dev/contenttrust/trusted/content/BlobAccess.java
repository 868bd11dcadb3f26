package dev.contenttrust.trusted.content;

import dev.contenttrust.ImageReference;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.MediaType;
import dev.contenttrust.image.inflate.Compression;
import dev.contenttrust.image.layer.LayerFacts;
import dev.contenttrust.image.layer.LayerReader;
import dev.contenttrust.image.layer.LayerVisitor;
import dev.contenttrust.image.layer.Unread;
import dev.contenttrust.trusted.BlobStream;
import dev.contenttrust.trusted.ImageSource;
import dev.contenttrust.trusted.NotServedException;
import dev.contenttrust.trusted.RetryPolicy;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Layers that a source has as blobs. */
final class BlobAccess implements LayerAccess {
    private final ImageSource source;
    private final ImageReference name;
    private final RetryPolicy retries;
    private final ReadListener listener;
    private final LayerReader reader;

    BlobAccess(
            ImageSource source, ImageReference name, RetryPolicy retries, ReadListener listener, LayerReader reader) {
        this.source = source;
        this.name = name;
        this.retries = retries;
        this.listener = listener;
        this.reader = reader;
    }

    @Override
    public LayerFacts read(ImageLayer layer, LayerVisitor visitor) {
        Descriptor blob = layer.blob().orElseThrow();
        if (!MediaType.isLayer(blob.mediaType())) {
            return unread(layer, "its media type is " + blob.mediaType() + ", which is no layer's that is known here");
        }
        try {
            LayerFacts facts = reader.read(layer.name(), layer.diffId(), counted(blob), visitor);
            listener.finished(blob);
            return facts;
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
        return new BlobStream(source, name, blob, retries, failure -> listener.retried(blob, failure.getMessage()));
    }

    private InputStream counted(Descriptor blob) {
        return new FilterInputStream(open(blob)) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int n = super.read(into, offset, length);
                listener.advanced(blob, Math.max(n, 0));
                return n;
            }
        };
    }

    @Override
    public void planned(List<ImageLayer> layers) {
        listener.planned(layers.stream().flatMap(layer -> layer.blob().stream()).toList());
    }

    @Override
    public void passed(ImageLayer layer) {
        layer.blob().ifPresent(listener::finished);
    }

    @Override
    public void done() {
        listener.done();
    }

    @Override
    public void close() {
        source.close();
    }
}
