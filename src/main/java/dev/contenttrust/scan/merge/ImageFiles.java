package dev.contenttrust.scan.merge;

import java.util.Optional;
import java.util.OptionalInt;

/** What is visible of an image's layers. Paths are from the root, without a leading slash; links are not followed. */
public interface ImageFiles {
    /** Which layer, from 0 at the base, the file at that path is visible from; empty where none is, or no file. */
    OptionalInt layerOf(String path);

    /** Where the symbolic link at that path leads, as it says it; empty where there is none. */
    Optional<String> link(String path);
}
