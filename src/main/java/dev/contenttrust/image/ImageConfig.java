package dev.contenttrust.image;

import dev.contenttrust.Digest;
import dev.contenttrust.Platform;
import dev.contenttrust.json.JsonCursor;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an image's configuration says of it (OCI image specification, config.md). The configuration's digest is the image id
 * that engines show.
 *
 * @param created absent where it is not said, or not as an RFC 3339 instant
 * @param diffIds digests of the layers uncompressed, from the lowest
 */
public record ImageConfig(Optional<Platform> platform, Optional<Instant> created, List<Digest> diffIds) {
    /** The longest configuration read, in bytes; large ones carry labels of some hundred kilobytes. */
    public static final int LENGTH_MAX = 16 << 20;

    public ImageConfig {
        diffIds = List.copyOf(diffIds);
    }

    /**
     * Reads a configuration.
     *
     * @throws dev.contenttrust.json.MalformedJsonException if it is none
     */
    public static ImageConfig parse(String document, byte[] bytes) {
        JsonCursor root = JsonCursor.parse(document, bytes);
        JsonCursor ids = root.member("rootfs").member("diff_ids");
        if (ids.elements().size() > ManifestReader.LAYERS_MAX) {
            throw ids.failure("expected at most " + ManifestReader.LAYERS_MAX + " entries");
        }
        List<Digest> diffIds = new ArrayList<>();
        ids.elements().forEach(id -> diffIds.add(DescriptorJson.digest(id)));
        return new ImageConfig(
                DescriptorJson.platform(root), root.optional("created").flatMap(at -> instant(at.string())), diffIds);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
