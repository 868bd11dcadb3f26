package dev.contenttrust.scan.catalog;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.scan.inventory.FactCollector;
import java.io.IOException;

/** Reads one kind of file. */
public interface Cataloguer {
    /** What it reads, for messages: {@code the dpkg database}. */
    String what();

    /** The largest file that it reads, in bytes; a larger one is a problem of the image. */
    long sizeMax();

    /**
     * Whether a file is of its kind.
     *
     * @param path from the root of the image, without a leading slash
     * @param head its first bytes, at least {@link Head#LENGTH} of them where it has so many
     */
    boolean reads(String path, Head head);

    /**
     * Reads it. What was found before a failure counts.
     *
     * @throws IOException if the file is not as its kind should be
     */
    void read(FileBytes file, FactCollector facts) throws IOException;
}
