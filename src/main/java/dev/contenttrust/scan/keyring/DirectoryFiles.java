package dev.contenttrust.scan.keyring;

import dev.contenttrust.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A file system that lies unpacked in a directory: its links are followed as a program with that root would follow them. */
public final class DirectoryFiles implements VisibleFiles {
    /** As Linux: MAXSYMLINKS. */
    private static final int LINKS_MAX = 40;

    /** No configuration of a package manager is deeper. */
    private static final int DEPTH_MAX = 8;

    /** The largest collection of keys in use, distribution-gpg-keys, has about 500. */
    private static final int FILES_MAX = 10_000;

    private final Path root;

    /** @param root the directory that is the root */
    public DirectoryFiles(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public List<String> below(String directory) {
        List<String> files = new ArrayList<>();
        try {
            collect(directory, resolve(directory), DEPTH_MAX, files);
        } catch (IOException e) {
            return List.of();
        }
        Collections.sort(files);
        return files;
    }

    private void collect(String name, Path directory, int depth, List<String> files) {
        if (depth == 0 || !Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path entry : entries.limit(FILES_MAX).sorted().toList()) {
                String path = name + "/" + entry.getFileName();
                if (files.size() >= FILES_MAX) {
                    return;
                }
                if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    collect(path, entry, depth - 1, files);
                } else if (isFile(path)) {
                    files.add(path);
                }
            }
        } catch (IOException | RuntimeException e) {
            // What cannot be listed is not seen by the package manager either.
        }
    }

    private boolean isFile(String path) {
        try {
            return Files.isRegularFile(resolve(path), LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public byte[] read(String path, int max) throws IOException {
        Path file = resolve(path);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(path);
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(max);
            if (in.read() >= 0) {
                throw new FileSystemException(path, null, "it is longer than " + max + " bytes");
            }
            return bytes;
        }
    }

    @Override
    public Optional<Digest> layer(String path) {
        return Optional.empty();
    }

    /** Where a path leads, every link on the way taken from the root and never above it. */
    private Path resolve(String path) throws IOException {
        Deque<String> names = new ArrayDeque<>(List.of(path.split("/")));
        Path at = root;
        int links = 0;
        while (!names.isEmpty()) {
            String name = names.pop();
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            if (name.equals("..")) {
                at = at.equals(root) ? root : parent(at);
                continue;
            }
            Path next = child(at, name);
            if (!Files.isSymbolicLink(next)) {
                at = next;
                continue;
            }
            if (++links > LINKS_MAX) {
                throw new FileSystemException(path, null, "too many symbolic links");
            }
            String target = Files.readSymbolicLink(next).toString();
            at = target.startsWith("/") ? root : at;
            List<String> onward = List.of(target.split("/"));
            for (int i = onward.size() - 1; i >= 0; i--) {
                names.push(onward.get(i));
            }
        }
        return at;
    }

    private Path parent(Path at) {
        Path parent = at.getParent();
        return parent == null ? root : parent;
    }

    private static Path child(Path at, String name) throws IOException {
        try {
            return at.resolve(name);
        } catch (RuntimeException e) {
            throw new NoSuchFileException(name);
        }
    }
}
