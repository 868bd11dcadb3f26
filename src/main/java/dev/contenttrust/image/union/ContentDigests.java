package dev.contenttrust.image.union;

import dev.contenttrust.Digest;
import dev.contenttrust.image.layer.LayerEntry;
import dev.contenttrust.image.layer.LayerEntry.Kind;
import dev.contenttrust.image.layer.LayerVisitor;
import dev.contenttrust.image.union.UnionFile.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The digests of all files' contents, by which files of two images are compared; 32 bytes an entry. */
public final class ContentDigests {
    private static final int LENGTH = 32;
    private static final int BUFFER = 64 << 10;

    private final List<OneLayer> layers = new ArrayList<>();
    private final MessageDigest hasher = Digest.Algorithm.SHA256.hasher();
    private final byte[] buffer = new byte[BUFFER];

    /** Begins the next layer: its entries are to be shown to the visitor in their order. */
    public LayerVisitor layer() {
        OneLayer layer = new OneLayer();
        layers.add(layer);
        return (entry, content) -> layer.add(digest(entry, content));
    }

    /** The same for who looks at the entries himself: what he leaves of a file is read after him. */
    public LayerVisitor layer(LayerVisitor also) {
        OneLayer layer = new OneLayer();
        layers.add(layer);
        return (entry, content) -> {
            InputStream seen = new Hashed(content);
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

    /** Hashes what is read of it; skipping reads. */
    private final class Hashed extends InputStream {
        private final InputStream content;

        private Hashed(InputStream content) {
            this.content = content;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int n = content.read(bytes, offset, length);
            if (n > 0) {
                hasher.update(bytes, offset, n);
            }
            return n;
        }
    }

    private byte[] digest(LayerEntry entry, InputStream content) throws IOException {
        if (entry.kind() != Kind.FILE) {
            return new byte[0];
        }
        for (int n = content.read(buffer, 0, BUFFER); n >= 0; n = content.read(buffer, 0, BUFFER)) {
            hasher.update(buffer, 0, n);
        }
        return hasher.digest();
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
