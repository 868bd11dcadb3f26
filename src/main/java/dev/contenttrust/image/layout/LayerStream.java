package dev.contenttrust.image.layout;

import dev.contenttrust.Digest;
import dev.contenttrust.image.ContentMismatchException;
import dev.contenttrust.image.UnsupportedImageException;
import dev.contenttrust.image.inflate.BrokenCompressionException;
import dev.contenttrust.image.inflate.Compression;
import dev.contenttrust.image.inflate.PieceStream;
import dev.contenttrust.image.inflate.ReadingStoppedException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * A layer's tar, uncompressed as it is read; its end is reached only if its digest is the diff id. What compresses it is told
 * by its first bytes, as engines do, not by its media type.
 */
final class LayerStream extends PieceStream {
    /** Some hundred times the largest layers in use; a stream that inflates for ever ends here. */
    static final long INFLATED_MAX = 64L << 30;

    private static final int BUFFER = 64 << 10;

    /** Tells every compression. */
    private static final int MAGIC = 16;

    private final String layer;
    private final Digest diffId;
    private final InputStream tar;
    private final MessageDigest hasher;
    private long count;
    private boolean checked;

    private LayerStream(String layer, Digest diffId, InputStream tar) {
        this.layer = layer;
        this.diffId = diffId;
        this.tar = tar;
        this.hasher = diffId.algorithm().hasher();
    }

    /**
     * @param layer for messages: {@code layer sha256:…}
     * @throws UnsupportedImageException if it is compressed by something else than gzip or zstd
     */
    static LayerStream open(String layer, Digest diffId, InputStream blob) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(blob, BUFFER);
        buffered.mark(MAGIC);
        byte[] magic = buffered.readNBytes(MAGIC);
        buffered.reset();
        try {
            return new LayerStream(layer, diffId, Compression.of(magic).undo(buffered));
        } catch (ReadingStoppedException e) {
            throw new UnsupportedImageException(
                    "cannot put " + layer + " into a Docker archive",
                    String.valueOf(e.getMessage()),
                    "Write an OCI layout or archive instead; there layers stay as they are.");
        }
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        int n = inflate(into, offset, length);
        if (n < 0) {
            checkDigest();
            return n;
        }
        hasher.update(into, offset, n);
        count += n;
        if (count > INFLATED_MAX) {
            throw new UnsupportedImageException(
                    layer + " is too large", "more than " + INFLATED_MAX + " bytes uncompressed", "");
        }
        return n;
    }

    private int inflate(byte[] into, int offset, int length) throws IOException {
        try {
            return tar.read(into, offset, length);
        } catch (BrokenCompressionException e) {
            throw damaged(layer, diffId, e);
        }
    }

    private void checkDigest() {
        if (checked) {
            return;
        }
        checked = true;
        Digest got = Digest.ofHash(diffId.algorithm(), hasher.digest());
        if (!got.equals(diffId)) {
            throw ContentMismatchException.digest(layer + ", uncompressed,", diffId, got);
        }
    }

    private static ContentMismatchException damaged(String layer, Digest diffId, IOException e) {
        return new ContentMismatchException(layer + ", uncompressed,", diffId, String.valueOf(e.getMessage()));
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
