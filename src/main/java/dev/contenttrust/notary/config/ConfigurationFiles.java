package dev.contenttrust.notary.config;

import dev.contenttrust.BoundedFile;
import dev.contenttrust.FileFailure;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.MalformedJsonException;
import dev.contenttrust.notary.ConfigurationException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds and reads configuration files. */
public final class ConfigurationFiles {
    /** Ten thousand pins are less. */
    private static final int LENGTH_MAX = 4 << 20;

    private final Path own;
    private final Path notary;
    private final Path home;

    /**
     * @param own where ours is: {@code $XDG_CONFIG_HOME/trust/config.json}
     * @param notary where Notary's is: {@code ~/.notary/config.json}
     * @param home what {@code ~} stands for in Notary's
     */
    public ConfigurationFiles(Path own, Path notary, Path home) {
        this.own = own;
        this.notary = notary;
        this.home = home;
    }

    /**
     * What both say, ours before Notary's; a file that is not there says nothing.
     *
     * @throws ConfigurationException if one cannot be understood
     */
    public Configuration read() {
        return readIfThere(own).over(readIfThere(notary));
    }

    /**
     * The same, with the file that was named in the place of the usual one of its kind.
     *
     * @throws ConfigurationException if it is not there, or one cannot be understood
     */
    public Configuration read(Path named) {
        JsonCursor root = open(named)
                .orElseThrow(() -> new ConfigurationException(
                        named.toString(), "there is no such file", "Check what --config names.", null));
        Configuration configuration = configuration(named, root);
        return isOurs(root)
                ? configuration.over(readIfThere(notary))
                : readIfThere(own).over(configuration);
    }

    private Configuration readIfThere(Path file) {
        return open(file).map(root -> configuration(file, root)).orElseGet(Configuration::none);
    }

    private Configuration configuration(Path file, JsonCursor root) {
        Path directory = file.toAbsolutePath().normalize().resolveSibling("");
        try {
            return isOurs(root)
                    ? OwnFile.read(file, directory, root)
                    : NotaryFile.read(file, new Paths(directory, home), root);
        } catch (MalformedJsonException e) {
            throw malformed(file, e);
        }
    }

    /** Ours says by which version of its layout it was written; Notary's has no such member. */
    private static boolean isOurs(JsonCursor root) {
        return root.object().member("schemaVersion").isPresent();
    }

    private static Optional<JsonCursor> open(Path file) {
        try {
            JsonCursor root = JsonCursor.parse(file.toString(), BoundedFile.read(file, LENGTH_MAX));
            root.object();
            return Optional.of(root);
        } catch (MalformedJsonException e) {
            throw malformed(file, e);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new ConfigurationException(
                    file.toString(),
                    "it cannot be read: " + FileFailure.reason(e),
                    "Check its name, and who may read it.",
                    e);
        }
    }

    private static ConfigurationException malformed(Path file, MalformedJsonException e) {
        return new ConfigurationException(
                file.toString(), e.why(), "Correct it; docs/configuration.md has examples.", e);
    }
}
