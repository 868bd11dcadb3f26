package dev.contenttrust.updater.store;

import java.io.IOException;
import java.nio.file.Path;

/** How one repository's set lies on the disk. */
interface SetLayout {
    /** What is there; the empty set if nothing is. */
    StoredSet read() throws IOException;

    /**
     * Goes from one set to the next; the caller holds the lock.
     *
     * @param before what {@link #read} gave, or what was written last
     */
    void write(StoredSet before, StoredSet after) throws IOException;

    /** The directory that holds the set. */
    Path directory();

    /** The file whose lock holds off other writers. */
    Path lock();
}
