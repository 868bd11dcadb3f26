package dev.contenttrust.trusted.content;

import dev.contenttrust.image.ImageFileException;
import dev.contenttrust.image.layer.DirectoryWalk;
import dev.contenttrust.image.layer.LayerFacts;
import dev.contenttrust.image.layer.LayerLimits;
import dev.contenttrust.image.layer.LayerReader;
import dev.contenttrust.image.layer.LayerVisitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A whole file system: a directory, or the archive that {@code docker export} makes of a container's. */
record RootAccess(Path root, LayerLimits limits) implements LayerAccess {
    @Override
    public LayerFacts read(ImageLayer layer, LayerVisitor visitor) {
        if (Files.isDirectory(root)) {
            return DirectoryWalk.show(root, limits, visitor);
        }
        try {
            return new LayerReader(limits).read(layer.name(), Optional.empty(), Files.newInputStream(root), visitor);
        } catch (IOException e) {
            throw ImageFileException.reading(root, e);
        }
    }

    @Override
    public void close() {}
}
