package dev.contenttrust.updater.store;

import java.io.IOException;
import java.nio.file.Path;

/** The steps in which files change, each of them whole or not at all but for the first. Tests end a run between any two. */
interface Disk {
    /** Writes a file, private to its owner, and waits until it is on the disk; a file of that name is overwritten. */
    void write(Path file, byte[] bytes) throws IOException;

    /** As {@link #write}, without the wait: for what may be lost. */
    void writeUnforced(Path file, byte[] bytes) throws IOException;

    /** Puts a file in the place of another, or of none. */
    void rename(Path from, Path to) throws IOException;

    void delete(Path file) throws IOException;

    /** Waits until the directory's names are on the disk. */
    void force(Path directory) throws IOException;
}
