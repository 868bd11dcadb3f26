package dev.contenttrust.notary.config;

import dev.contenttrust.json.JsonCursor;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** How paths in a file are read: relative to its directory, {@code ~/} being the user's home. */
record Paths(Path directory, Path home) {
    private static final String HOME = "~/";

    Path read(JsonCursor at) {
        String text = at.string();
        if (text.isEmpty()) {
            throw at.failure("expected a path");
        }
        try {
            return text.startsWith(HOME)
                    ? home.resolve(text.substring(HOME.length()))
                    : directory.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw at.failure("expected a path (" + e.getReason() + ")");
        }
    }
}
