package dev.contenttrust.report.sarif;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue.JsonObject;
import java.util.Optional;

/**
 * A place in a file.
 *
 * @param file a path, relative to where the run took place, or absolute
 * @param region where in it; none for the whole file
 */
public record SarifPlace(String file, Optional<SarifRegion> region) {
    /** The whole of a file. */
    public static SarifPlace of(String file) {
        return new SarifPlace(file, Optional.empty());
    }

    JsonObject json() {
        JsonBuilder physical = JsonBuilder.object().put("artifactLocation", SarifJson.artifact(file));
        region.ifPresent(where -> physical.put("region", where.json()));
        return JsonBuilder.object().put("physicalLocation", physical.build()).build();
    }
}
