package dev.contenttrust.image.union;

import dev.contenttrust.image.layer.LayerEntry.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Follows paths as a system does whose root is the image's: links are followed, and nothing leads out. */
final class Resolver {
    /** Linux follows as many (path_resolution(7)). */
    private static final int LINKS_MAX = 40;

    private final Nodes nodes;

    Resolver(Nodes nodes) {
        this.nodes = nodes;
    }

    /** What is to be done where a path leads through something that is no directory. */
    interface Gap {
        /** @return the directory of that name, or {@link Nodes#NONE} to give up */
        int fill(int parent, String name);
    }

    /** Nothing is made where nothing is. */
    static final Gap GIVE_UP = (parent, name) -> Nodes.NONE;

    /** The directory that a path leads to; {@link Nodes#NONE} if it leads nowhere. */
    int directory(String path, Gap gap) {
        Deque<String> ahead = new ArrayDeque<>();
        push(ahead, path);
        int node = Nodes.ROOT;
        int links = 0;
        while (!ahead.isEmpty() && node != Nodes.NONE) {
            String part = ahead.pop();
            if (part.equals("..")) {
                node = nodes.parent(node);
            } else if (!part.isEmpty() && !part.equals(".")) {
                int child = nodes.find(node, part);
                if (isLink(child)) {
                    String target = nodes.target(child);
                    push(ahead, target);
                    links++;
                    node = links > LINKS_MAX ? Nodes.NONE : target.startsWith("/") ? Nodes.ROOT : node;
                } else {
                    node = nodes.isDirectory(child) ? child : gap.fill(node, part);
                }
            }
        }
        return node;
    }

    private boolean isLink(int node) {
        return nodes.isPresent(node) && nodes.kind(node).equals(Optional.of(Kind.SYMBOLIC_LINK));
    }

    private static void push(Deque<String> ahead, String path) {
        String[] parts = path.split("/", -1);
        for (int i = parts.length - 1; i >= 0; i--) {
            ahead.push(parts[i]);
        }
    }

    /** The node that a path names, links on the way followed, but not one at its end; absent ones are none. */
    int node(String path) {
        if (path.isEmpty()) {
            return Nodes.ROOT;
        }
        int parent = directory(parentOf(path), GIVE_UP);
        int node = parent == Nodes.NONE ? Nodes.NONE : nodes.find(parent, nameOf(path));
        return nodes.isPresent(node) ? node : Nodes.NONE;
    }

    /** The same, and what a link at the end leads to. */
    int target(String path) {
        int node = node(path);
        for (int links = 0; isLink(node); links++) {
            if (links == LINKS_MAX) {
                return Nodes.NONE;
            }
            node = next(node);
        }
        return node;
    }

    /** One step from a link. A target may end in dots, which name a directory. */
    private int next(int link) {
        String target = nodes.target(link);
        String from = target.startsWith("/") ? "" : nodes.path(nodes.parent(link)) + "/";
        String last = nameOf(target);
        return last.isEmpty() || last.equals(".") || last.equals("..")
                ? directory(from + target, GIVE_UP)
                : child(directory(from + parentOf(target), GIVE_UP), last);
    }

    private int child(int parent, String name) {
        int node = parent == Nodes.NONE ? Nodes.NONE : nodes.find(parent, name);
        return nodes.isPresent(node) ? node : Nodes.NONE;
    }

    static String parentOf(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
