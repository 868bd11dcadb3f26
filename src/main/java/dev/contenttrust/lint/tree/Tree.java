package dev.contenttrust.lint.tree;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** A directory with all beneath it. */
public final class Tree {
    /** Other people's files, which are not what is being written here. */
    private static final Set<String> STORES = Set.of(".git", "node_modules");

    private static final Path HERE = Path.of("");

    private final Path root;

    /** @param root as the user named it: paths that are told of begin with it */
    public Tree(Path root) {
        this.root = root.equals(Path.of(".")) ? HERE : root;
    }

    /** Walks through it, by names in order of their code units; not recursive, for a stranger's tree may be deep. */
    public void walk(Visitor visitor) {
        Deque<Path> waiting = new ArrayDeque<>();
        push(root, waiting, visitor);
        while (!waiting.isEmpty()) {
            Path path = waiting.pop();
            if (!visitor.excludes(path)) {
                visit(path, waiting, visitor);
            }
        }
    }

    private static void visit(Path path, Deque<Path> waiting, Visitor visitor) {
        try {
            BasicFileAttributes facts =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (facts.isSymbolicLink()) {
                visitor.link(path);
            } else if (facts.isRegularFile()) {
                visitor.file(path);
            } else if (!facts.isDirectory()) {
                visitor.special(path);
            } else if (STORES.contains(name(path))) {
                visitor.store(path);
            } else {
                push(path, waiting, visitor);
            }
        } catch (IOException e) {
            visitor.failed(path, e);
        }
    }

    /** What lies in a directory is looked at next, the first name first. */
    private static void push(Path directory, Deque<Path> waiting, Visitor visitor) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(entries::add);
        } catch (DirectoryIteratorException e) {
            IOException cause = e.getCause();
            visitor.failed(directory, cause == null ? new IOException(e) : cause);
        } catch (IOException e) {
            visitor.failed(directory, e);
        }
        entries.sort(Comparator.comparing(Tree::name).reversed());
        entries.forEach(waiting::push);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
