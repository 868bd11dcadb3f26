package dev.contenttrust.trusted.content;

import dev.contenttrust.Digest;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.HistoryLine;
import java.util.Optional;

/**
 * One layer of an opened image.
 *
 * @param index from 0, the lowest
 * @param name for messages: {@code layer 1, sha256:…}
 * @param blob as the manifest lists it; absent where there is no manifest
 * @param diffId the digest of its uncompressed bytes, by which layers of different images are compared; absent where nothing
 *     promises one
 * @param size as it is stored, in bytes
 * @param madeBy the step that made it; absent where the configuration does not tell
 */
public record ImageLayer(
        int index,
        String name,
        Optional<Descriptor> blob,
        Optional<Digest> diffId,
        long size,
        Optional<HistoryLine> madeBy) {}
