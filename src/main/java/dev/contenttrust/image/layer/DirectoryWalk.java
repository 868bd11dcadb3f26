package dev.contenttrust.image.layer;

import dev.contenttrust.image.ImageFileException;
import dev.contenttrust.image.inflate.Compression;
import dev.contenttrust.image.layer.LayerEntry.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A directory that holds a whole file system, shown as if it were a layer of one. Links are shown, and never followed; what
 * lies on other file systems ({@code /proc}, mounted volumes) is not entered.
 */
public final class DirectoryWalk {
    private static final String ATTRIBUTES = "unix:mode,size,dev";
    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int DIRECTORY = 0040000;
    private static final int SYMBOLIC_LINK = 0120000;
    private static final int PERMISSIONS = 07777;

    private final Path root;
    private final LayerLimits limits;
    private final UnreadList unread;
    private int entries;
    private long bytes;

    private DirectoryWalk(Path root, LayerLimits limits) {
        this.root = root;
        this.limits = limits;
        this.unread = new UnreadList(root.toString());
    }

    /**
     * Shows all that is in a directory, by name, each directory before what is in it.
     *
     * @throws ImageFileException if it is no directory, or it cannot be read at all
     */
    public static LayerFacts show(Path root, LayerLimits limits, LayerVisitor visitor) {
        DirectoryWalk walk = new DirectoryWalk(root, limits);
        try {
            walk.walk(visitor);
        } catch (IOException e) {
            throw ImageFileException.reading(root, e);
        }
        return new LayerFacts(
                Compression.NONE, walk.bytes, walk.bytes, Optional.empty(), walk.entries, walk.unread.list());
    }

    private void walk(LayerVisitor visitor) throws IOException {
        long device = (Long) Files.getAttribute(root, "unix:dev");
        Deque<Path> ahead = new ArrayDeque<>();
        push(ahead, root);
        while (!ahead.isEmpty()) {
            if (entries == limits.entries()) {
                unread.rest("it has more than " + limits.entries() + " entries");
                return;
            }
            Path next = ahead.pop();
            String path = root.relativize(next).toString();
            Optional<Status> status = status(next, path);
            if (status.isPresent()) {
                show(next, path, status.get(), visitor);
                if (status.get().type() == DIRECTORY && status.get().device == device) {
                    pushOrNote(ahead, next, path);
                }
            }
        }
    }

    /** What stat(2) says. */
    private record Status(int mode, long size, long device) {
        static Status of(Map<String, Object> attributes) {
            return new Status(
                    (Integer) Objects.requireNonNull(attributes.get("mode")),
                    (Long) Objects.requireNonNull(attributes.get("size")),
                    (Long) Objects.requireNonNull(attributes.get("dev")));
        }

        int type() {
            return mode & TYPE;
        }
    }

    /** In a system that runs, files come and go. */
    private Optional<Status> status(Path file, String path) {
        try {
            return Optional.of(Status.of(Files.readAttributes(file, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            unread.entry(path, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void show(Path file, String path, Status status, LayerVisitor visitor) throws IOException {
        int permissions = status.mode & PERMISSIONS;
        entries++;
        switch (status.type()) {
            case REGULAR ->
                showFile(file, new LayerEntry(path, Kind.FILE, status.size, permissions, Optional.empty()), visitor);
            case DIRECTORY -> visitor.entry(entry(path, Kind.DIRECTORY, permissions, Optional.empty()), none());
            case SYMBOLIC_LINK ->
                visitor.entry(
                        entry(
                                path,
                                Kind.SYMBOLIC_LINK,
                                permissions,
                                Optional.of(Files.readSymbolicLink(file).toString())),
                        none());
            default -> visitor.entry(entry(path, Kind.SPECIAL, permissions, Optional.empty()), none());
        }
    }

    private static LayerEntry entry(String path, Kind kind, int permissions, Optional<String> link) {
        return new LayerEntry(path, kind, 0, permissions, link);
    }

    private static InputStream none() {
        return InputStream.nullInputStream();
    }

    /** One that cannot be opened is shown all the same, and said to be unread. */
    private void showFile(Path file, LayerEntry entry, LayerVisitor visitor) throws IOException {
        bytes += entry.size();
        try (InputStream content = open(file, entry.path())) {
            visitor.entry(entry, content);
        }
    }

    private InputStream open(Path file, String path) {
        try {
            return Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            unread.entry(path, "it cannot be opened");
            return none();
        }
    }

    private void pushOrNote(Deque<Path> ahead, Path directory, String path) {
        try {
            push(ahead, directory);
        } catch (IOException e) {
            unread.entry(path, "its files cannot be listed");
        }
    }

    private static void push(Deque<Path> ahead, Path directory) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(children::add);
        }
        children.sort(null);
        for (int i = children.size() - 1; i >= 0; i--) {
            ahead.push(children.get(i));
        }
    }
}
