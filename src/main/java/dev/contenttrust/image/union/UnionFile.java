package dev.contenttrust.image.union;

import dev.contenttrust.image.layer.LayerEntry.Kind;
import java.util.Optional;

/**
 * A path that can be seen in an image.
 *
 * @param path from the root, without a leading slash; the root itself is empty
 * @param kind never {@link Kind#HARD_LINK}: of two names of one file neither is the real one
 * @param size of a file in bytes, else 0
 * @param mode the permission bits, set-uid and its like included
 * @param layer that brought it, from 0; of a directory the one that made it
 * @param link where a symbolic link leads, as its layer says it
 * @param content where a file's bytes lie
 */
public record UnionFile(
        String path, Kind kind, long size, int mode, int layer, Optional<String> link, Optional<Place> content) {

    /**
     * A place in the layers.
     *
     * @param layer from 0; lower than that of the path where a layer links to a file of one below
     * @param entry the number of the entry in the layer's archive, from 0, as visitors are shown them
     */
    public record Place(int layer, int entry) {}

    /** The last part of the path. */
    public String name() {
        return Resolver.nameOf(path);
    }

    public boolean isFile() {
        return kind == Kind.FILE;
    }

    public boolean isDirectory() {
        return kind == Kind.DIRECTORY;
    }
}
