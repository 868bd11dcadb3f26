package dev.contenttrust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mirror of the demonstration repository, which is made anew now and then. */
public final class ShippedMirror {
    private static final Path DIRECTORY = Path.of("trust-fixtures/mirror");
    private static final Pattern UPDATED = Pattern.compile("\"updated\": *\"([^\"]*)\"");

    private ShippedMirror() {}

    /** As a trust server. */
    public static String server() {
        return "dir:" + DIRECTORY.toAbsolutePath();
    }

    /** The instant as of which everything in it is fresh. */
    public static String madeAt() {
        try {
            Matcher updated = UPDATED.matcher(Files.readString(DIRECTORY.resolve("mirror.json")));
            if (!updated.find()) {
                throw new AssertionError("mirror.json does not say when it was made");
            }
            return updated.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
