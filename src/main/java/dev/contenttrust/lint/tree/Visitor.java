package dev.contenttrust.lint.tree;

import java.io.IOException;
import java.nio.file.Path;

/** Is told what a walk comes by, in its order. */
public interface Visitor {
    /** Whether a directory or file is to be passed over with all beneath it. */
    boolean excludes(Path path);

    /** A regular file. */
    void file(Path file);

    /** A link; it is not followed. */
    void link(Path link);

    /** Neither file, directory nor link: a pipe, a device, a socket. */
    void special(Path path);

    /** A directory that is not entered: the store of version control, or of a package manager. */
    void store(Path directory);

    /** What could not be looked into. */
    void failed(Path path, IOException failure);
}
