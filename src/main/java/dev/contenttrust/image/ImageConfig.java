package dev.contenttrust.image;

import dev.contenttrust.Digest;
import dev.contenttrust.Platform;
import dev.contenttrust.json.JsonCursor;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What an image's configuration says of it (OCI image specification, config.md). The configuration's digest is the image id
 * that engines show.
 *
 * @param created absent where it is not said, or not as an RFC 3339 instant
 * @param diffIds digests of the layers uncompressed, from the lowest
 * @param history how the image was made, from its first step; empty where nobody tells
 */
public record ImageConfig(
        Optional<Platform> platform, Optional<Instant> created, List<Digest> diffIds, List<HistoryLine> history) {
    /** The longest configuration read, in bytes; large ones carry labels of some hundred kilobytes. */
    public static final int LENGTH_MAX = 16 << 20;

    /** Steps that make layers and those that do not. */
    private static final int HISTORY_MAX = 10 * ManifestReader.LAYERS_MAX;

    public ImageConfig {
        diffIds = List.copyOf(diffIds);
        history = List.copyOf(history);
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
                DescriptorJson.platform(root),
                root.optional("created").flatMap(at -> instant(at.string())),
                diffIds,
                history(root));
    }

    private static List<HistoryLine> history(JsonCursor root) {
        List<HistoryLine> lines = new ArrayList<>();
        Optional<JsonCursor> history = root.optional("history");
        if (history.isPresent()) {
            List<JsonCursor> elements = history.get().elements();
            if (elements.size() > HISTORY_MAX) {
                throw history.get().failure("expected at most " + HISTORY_MAX + " entries");
            }
            elements.forEach(element -> lines.add(new HistoryLine(
                    element.optional("created").flatMap(at -> instant(at.string())),
                    text(element, "created_by"),
                    text(element, "comment"),
                    element.optional("empty_layer").map(JsonCursor::bool).orElse(false))));
        }
        return lines;
    }

    private static String text(JsonCursor at, String name) {
        return at.optional(name).map(JsonCursor::string).orElse("");
    }

    /**
     * The step that made each of so many layers, from the lowest; all absent where the history tells of another number.
     */
    public List<Optional<HistoryLine>> madeBy(int layers) {
        List<Optional<HistoryLine>> makers = new ArrayList<>();
        history.stream().filter(line -> !line.emptyLayer()).forEach(line -> makers.add(Optional.of(line)));
        return makers.size() == layers ? List.copyOf(makers) : Collections.nCopies(layers, Optional.empty());
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
