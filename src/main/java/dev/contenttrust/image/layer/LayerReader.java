package dev.contenttrust.image.layer;

import dev.contenttrust.Digest;
import dev.contenttrust.image.ContentMismatchException;
import dev.contenttrust.image.ImageFileException;
import dev.contenttrust.image.inflate.Compression;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Optional;

/**
 * Reads a layer in one pass: undoes its compression, hashes what comes out, and shows the archive's entries as they pass.
 * Long layers are read in four threads, so that fetching, inflating, hashing and looking go on side by side.
 *
 * <p>What a visitor saw may be used only once {@link #read} has returned: the digests are known at the end.
 */
public final class LayerReader {
    /** Shorter layers are not worth a thread. */
    private static final int SHORT = 128 << 10;

    private final LayerLimits limits;

    public LayerReader(LayerLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads all of a layer.
     *
     * @param layer for messages: {@code layer sha256:…}
     * @param diffId the digest that the image's configuration promises for the uncompressed bytes; empty if none does
     * @param blob the layer as it is stored; reaches its end only if it is what was promised, and is closed here
     * @throws ContentMismatchException if it is not what the diff id promises, or its compression cannot be undone
     * @throws dev.contenttrust.TrustException whatever reading the blob throws
     */
    public LayerFacts read(String layer, Optional<Digest> diffId, InputStream blob, LayerVisitor visitor) {
        try (blob) {
            byte[] head = blob.readNBytes(SHORT);
            InputStream start = new ByteArrayInputStream(head);
            LayerPass pass = new LayerPass(layer, diffId, limits, visitor);
            return head.length < SHORT
                    ? pass.here(Compression.of(head), start)
                    : pass.threaded(Compression.of(head), new SequenceInputStream(start, blob));
        } catch (IOException e) {
            throw ImageFileException.reading(layer, e);
        }
    }
}
