package dev.contenttrust.image.layer;

import java.util.Optional;

/**
 * One entry of a layer's archive.
 *
 * @param path from the root of the image, without a leading or closing slash, without {@code .} and {@code ..}; the root itself
 *     is empty. Whiteouts keep the name that the archive gives them ({@code .wh.name})
 * @param size of the content in bytes; 0 for all but files
 * @param mode the permission bits, set-uid and its like included
 * @param link where a symbolic link leads, as the archive says it; for a hard link the path of its file, made like {@code path}
 */
public record LayerEntry(String path, Kind kind, long size, int mode, Optional<String> link) {

    /** What an entry is. */
    public enum Kind {
        FILE,
        DIRECTORY,
        SYMBOLIC_LINK,
        HARD_LINK,
        /** A character or block device, a fifo, a socket. */
        SPECIAL
    }
}
