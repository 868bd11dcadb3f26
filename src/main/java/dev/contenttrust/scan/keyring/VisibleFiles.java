package dev.contenttrust.scan.keyring;

import dev.contenttrust.Digest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The files that a program inside an image would see. Paths are relative to its root, without a leading slash. */
public interface VisibleFiles {
    /** Every file below a directory, symbolic links to files among them, in the order of their paths; none if it is no directory. */
    List<String> below(String directory);

    /**
     * The bytes of a file; symbolic links are followed, and never lead out of the root.
     *
     * @param max more bytes than this are not read
     * @throws java.nio.file.NoSuchFileException if there is no such file
     * @throws IOException if it cannot be read, or is longer
     */
    byte[] read(String path, int max) throws IOException;

    /** The digest of the layer that brought the file; empty if it is not known, or there are no layers. */
    Optional<Digest> layer(String path);
}
