package dev.contenttrust.image.layer;

import dev.contenttrust.Digest;
import dev.contenttrust.image.inflate.Compression;
import java.util.List;
import java.util.Optional;

/**
 * A layer that was read to its end.
 *
 * @param blobBytes as it came, compressed or not
 * @param tarBytes uncompressed, as far as it was read
 * @param diffId the digest of all uncompressed bytes, equal to the promised one if there was one; absent where the archive was
 *     not read to its end
 * @param entries that the visitor saw
 * @param unread empty if the visitor saw all there is
 */
public record LayerFacts(
        Compression compression,
        long blobBytes,
        long tarBytes,
        Optional<Digest> diffId,
        int entries,
        List<Unread> unread) {
    public LayerFacts {
        unread = List.copyOf(unread);
    }
}
