package dev.contenttrust.image.layer;

import dev.contenttrust.image.inflate.Compression;
import dev.contenttrust.image.inflate.CountedStream;
import dev.contenttrust.image.inflate.ReadingStoppedException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Undoes a layer's compression, and stops where a few bytes become too many. */
final class InflatedStream extends FilterInputStream {
    /** Before so much has passed nobody asks how well it compresses: an empty disk image does so very well. */
    private static final long FREE = 1L << 30;

    private final CountedStream compressed;
    private final LayerLimits limits;
    private long count;

    private InflatedStream(InputStream inflated, CountedStream compressed, LayerLimits limits) {
        super(inflated);
        this.compressed = compressed;
        this.limits = limits;
    }

    static InflatedStream of(Compression compression, CountedStream compressed, LayerLimits limits) throws IOException {
        return new InflatedStream(compression.undo(compressed), compressed, limits);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        int n = super.read(into, offset, length);
        count += Math.max(n, 0);
        if (count > limits.tarBytes()) {
            throw new ReadingStoppedException("it is more than " + limits.tarBytes() + " bytes uncompressed");
        }
        if (count > FREE && count / limits.ratio() > compressed.count()) {
            throw new ReadingStoppedException(
                    "it becomes more than " + limits.ratio() + " times as long when it is uncompressed");
        }
        return n;
    }
}
