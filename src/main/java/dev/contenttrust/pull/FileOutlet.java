package dev.contenttrust.pull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file, new or to be replaced as a whole. */
record FileOutlet(String destination, Path file) implements Outlet {
    /** A device or pipe would be replaced by a file, not written to. */
    @Override
    public void check() {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            String kind = Files.isDirectory(file) ? "a directory" : "a device or pipe";
            throw new InvalidDestinationException(
                    destination, file + " is " + kind, "Name a file; docker-archive:- writes to standard output.");
        }
        if (!Files.isDirectory(directory())) {
            throw new InvalidDestinationException(
                    destination, "there is no directory " + directory(), "Make it first.");
        }
    }

    private Path directory() {
        return target().toAbsolutePath().resolveSibling("").normalize();
    }

    /** A link stays, and what it points to is replaced. */
    private Path target() {
        try {
            return Files.isSymbolicLink(file) ? file.toRealPath() : file;
        } catch (IOException e) {
            return file;
        }
    }

    @Override
    public Path workDirectory() {
        return directory().resolve("." + target().getFileName() + ".trust-partial");
    }

    @Override
    public void deliver(PartialFile archive) throws IOException {
        archive.publish(target());
    }
}
