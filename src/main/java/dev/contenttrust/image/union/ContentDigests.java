package dev.contenttrust.image.union;

import dev.contenttrust.Digest;
import dev.contenttrust.image.inflate.HashedStream;
import dev.contenttrust.image.layer.LayerEntry.Kind;
import dev.contenttrust.image.layer.LayerVisitor;
import dev.contenttrust.image.union.UnionFile.Place;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The digests of all files' contents, by which files of two images are compared; 32 bytes an entry. */
public final class ContentDigests {
    private static final int LENGTH = 32;

    private final List<OneLayer> layers = new ArrayList<>();
    private final MessageDigest hasher = Digest.Algorithm.SHA256.hasher();

    /**
     * Begins the next layer: its entries are to be shown to the visitor in their order.
     *
     * @param also sees all of them too; what it leaves of a file is read after it
     */
    public LayerVisitor layer(LayerVisitor also) {
        OneLayer layer = new OneLayer();
        layers.add(layer);
        return (entry, content) -> {
            InputStream seen = new HashedStream(content, hasher);
            also.entry(entry, seen);
            if (entry.kind() == Kind.FILE) {
                seen.transferTo(OutputStream.nullOutputStream());
                layer.add(hasher.digest());
            } else {
                hasher.reset();
                layer.add(new byte[0]);
            }
        };
    }

    /** Whether a file here holds the very bytes of one there. */
    boolean same(Place here, ContentDigests other, Place there) {
        byte[] one = layers.get(here.layer()).digests;
        byte[] two = other.layers.get(there.layer()).digests;
        int at = here.entry() * LENGTH;
        int otherAt = there.entry() * LENGTH;
        return Arrays.equals(one, at, at + LENGTH, two, otherAt, otherAt + LENGTH);
    }

    private static final class OneLayer {
        private byte[] digests = new byte[64 * LENGTH];
        private int count;

        void add(byte[] digest) {
            if ((count + 1) * LENGTH > digests.length) {
                digests = Arrays.copyOf(digests, digests.length + digests.length / 2);
            }
            System.arraycopy(digest, 0, digests, count * LENGTH, digest.length);
            count++;
        }
    }
}
