package dev.contenttrust.notary.config;

import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.notary.ConfigurationException;
import dev.contenttrust.notary.PinSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Pins from a file, whose place is told where one of them makes no sense. */
final class Pins {
    private Pins() {}

    static PinSettings checked(JsonCursor at, Map<String, Set<String>> keys, Map<String, Path> authorities) {
        try {
            return new PinSettings(keys, authorities);
        } catch (ConfigurationException e) {
            throw at.failure(e.setting() + ": " + e.why());
        }
    }
}
