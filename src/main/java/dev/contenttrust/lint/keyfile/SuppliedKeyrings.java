package dev.contenttrust.lint.keyfile;

import dev.contenttrust.BoundedFile;
import dev.contenttrust.lint.source.Nearby;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Keyrings that the user has at hand for what files only name: looked up by the last part of a path or URL. */
public final class SuppliedKeyrings {
    /** None. */
    public static final SuppliedKeyrings NONE = new SuppliedKeyrings(Map.of());

    /** A directory that somebody collected keys in has fewer. */
    private static final int FILES_MAX = 1_000;

    private final Map<String, Path> files;

    private SuppliedKeyrings(Map<String, Path> files) {
        this.files = files;
    }

    /**
     * Those in a directory, not in directories below it.
     *
     * @throws IOException if it cannot be listed
     */
    public static SuppliedKeyrings in(Path directory) throws IOException {
        Map<String, Path> files = new HashMap<>();
        try (Stream<Path> entries = Files.list(directory)) {
            entries.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .limit(FILES_MAX)
                    .forEach(file -> files.put(String.valueOf(file.getFileName()), file));
        }
        return new SuppliedKeyrings(files);
    }

    Optional<byte[]> named(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        Path file = files.get(name);
        if (file == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(BoundedFile.read(file, Nearby.BYTES_MAX));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
