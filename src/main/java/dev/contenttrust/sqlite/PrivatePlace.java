package dev.contenttrust.sqlite;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A directory that nobody but this process's user and root can change anything in: it is the user's own, closed to all others, and
 * so is the way to it, as far as others might put another in its place. What lies there may be run.
 */
final class PrivatePlace {
    /** What is Linux's own, and tells as whom this process runs. */
    private static final Path PROCESS = Path.of("/proc/self");

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private static final int SHARED = 077;
    private static final int WRITABLE_BY_OTHERS = 022;

    /** Of what lies in such a directory others can neither rename nor remove anything. */
    private static final int STICKY = 01000;

    private static final int ROOT = 0;

    private final Path directory;
    private final int user;

    private PrivatePlace(Path directory, int user) {
        this.directory = directory;
        this.user = user;
    }

    /**
     * Makes the directory if need be.
     *
     * @throws IOException if it is not private, or cannot be made
     * @throws RuntimeException if this system does not tell
     */
    static PrivatePlace at(Path directory) throws IOException {
        Files.createDirectories(directory, OWNER_ALONE);
        PrivatePlace place =
                new PrivatePlace(directory.toRealPath(), (Integer) Files.getAttribute(PROCESS, "unix:uid"));
        place.requireOwn(directory);
        place.requireOwn(place.directory);
        for (Path above = place.directory.getParent(); above != null; above = above.getParent()) {
            place.requireSafe(above);
        }
        return place;
    }

    /** With its links followed. */
    Path directory() {
        return directory;
    }

    /** Refuses a file or directory that is another's, a link, or open to others. */
    void requireOwn(Path file) throws IOException {
        Map<String, Object> attributes = attributes(file);
        boolean link = (Boolean) Objects.requireNonNull(attributes.get("isSymbolicLink"));
        if (link || number(attributes, "uid") != user || (number(attributes, "mode") & SHARED) != 0) {
            throw new FileSystemException(file.toString(), null, "it is not its user's alone");
        }
    }

    private void requireSafe(Path directory) throws IOException {
        Map<String, Object> attributes = attributes(directory);
        int owner = number(attributes, "uid");
        int mode = number(attributes, "mode");
        boolean closed = (mode & WRITABLE_BY_OTHERS) == 0 || (mode & STICKY) != 0;
        boolean trusted = owner == user || owner == ROOT;
        if (!closed || !trusted) {
            throw new FileSystemException(directory.toString(), null, "others may change it");
        }
    }

    private static Map<String, Object> attributes(Path file) throws IOException {
        return Files.readAttributes(file, "unix:mode,uid,isSymbolicLink", LinkOption.NOFOLLOW_LINKS);
    }

    private static int number(Map<String, Object> attributes, String name) {
        return (Integer) Objects.requireNonNull(attributes.get(name));
    }
}
