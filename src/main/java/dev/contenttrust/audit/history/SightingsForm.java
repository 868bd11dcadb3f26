package dev.contenttrust.audit.history;

import dev.contenttrust.audit.Sightings;
import dev.contenttrust.audit.Sightings.Sighting;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** Sightings as a file holds them. */
final class SightingsForm {
    private static final long SCHEMA_VERSION = 1;

    private SightingsForm() {}

    static JsonObject of(Sightings sightings) {
        List<JsonValue> seen = new ArrayList<>();
        sightings
                .seen()
                .forEach(one -> seen.add(JsonBuilder.object()
                        .put("expires", one.expires().toString())
                        .put("first", one.first().toString())
                        .put("snapshot", one.snapshot())
                        .build()));
        return JsonBuilder.object()
                .put("schemaVersion", SCHEMA_VERSION)
                .put("seen", new JsonArray(seen))
                .build();
    }

    /** @throws HistoryException if it is of another version than ours */
    static Sightings read(Path file, JsonCursor root) {
        long version = root.member("schemaVersion").integer();
        if (version != SCHEMA_VERSION) {
            throw new HistoryException(
                    file,
                    "its schema version is " + version + ", this program knows " + SCHEMA_VERSION,
                    "Use the version of the program that wrote it, or remove the file.",
                    null);
        }
        List<Sighting> seen = new ArrayList<>();
        for (JsonCursor one : root.member("seen").elements()) {
            seen.add(new Sighting(
                    instant(one.member("expires")),
                    instant(one.member("first")),
                    one.member("snapshot").integer()));
        }
        return new Sightings(seen.subList(Math.max(0, seen.size() - Sightings.MAX), seen.size()));
    }

    private static Instant instant(JsonCursor at) {
        try {
            return Instant.parse(at.string());
        } catch (DateTimeParseException e) {
            throw at.failure("expected an instant");
        }
    }
}
