package dev.contenttrust.image.union;

import dev.contenttrust.image.layer.EntryPath;
import dev.contenttrust.image.layer.LayerEntry.Kind;
import dev.contenttrust.image.layer.Unread;
import dev.contenttrust.image.union.UnionFile.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What an image's layers make together. Paths may be given in any form; nothing leads out of the root. */
public final class UnionFileSystem {
    private final Nodes nodes;
    private final Contents contents;
    private final Resolver resolver;
    private final List<LayerEffect> layers;
    private final List<Unread> unread;

    UnionFileSystem(Nodes nodes, Contents contents, List<LayerEffect> layers, List<Unread> unread) {
        this.nodes = nodes;
        this.contents = contents;
        this.resolver = new Resolver(nodes);
        this.layers = List.copyOf(layers);
        this.unread = List.copyOf(unread);
    }

    /** What each layer does, from the lowest. */
    public List<LayerEffect> layers() {
        return layers;
    }

    /** Entries that are not part of this view, though an engine might make something of them. */
    public List<Unread> unread() {
        return unread;
    }

    /** What is at a path: links on the way are followed, one at its end is not. */
    public Optional<UnionFile> find(String path) {
        return file(resolver.node(EntryPath.clean(path)));
    }

    /** What a path leads to, links at its end followed too. */
    public Optional<UnionFile> follow(String path) {
        return file(resolver.target(EntryPath.clean(path)));
    }

    /** What is in a directory, by name; empty for all else. */
    public List<UnionFile> children(UnionFile directory) {
        List<UnionFile> children = new ArrayList<>();
        for (int node : childNodes(resolver.node(directory.path()))) {
            children.add(file(node, join(directory.path(), nodes.name(node))));
        }
        return children;
    }

    /** A path and all beneath it, each directory before what is in it, by name. */
    public void walk(UnionFile from, Consumer<UnionFile> visitor) {
        visitor.accept(from);
        Deque<Ahead> ahead = new ArrayDeque<>();
        push(ahead, resolver.node(from.path()), from.path());
        while (!ahead.isEmpty()) {
            Ahead next = ahead.pop();
            String path = join(next.directory, nodes.name(next.node));
            visitor.accept(file(next.node, path));
            push(ahead, next.node, path);
        }
    }

    /** Everything but the root. */
    public void walk(Consumer<UnionFile> visitor) {
        UnionFile root = file(Nodes.ROOT, "");
        walk(root, file -> {
            if (!file.path().isEmpty()) {
                visitor.accept(file);
            }
        });
    }

    private record Ahead(String directory, int node) {}

    private void push(Deque<Ahead> ahead, int directory, String path) {
        List<Integer> children = childNodes(directory);
        for (int i = children.size() - 1; i >= 0; i--) {
            ahead.push(new Ahead(path, children.get(i)));
        }
    }

    private List<Integer> childNodes(int directory) {
        List<Integer> children = new ArrayList<>();
        if (nodes.isDirectory(directory)) {
            for (int child = nodes.firstChild(directory); child != Nodes.NONE; child = nodes.nextSibling(child)) {
                if (nodes.isPresent(child)) {
                    children.add(child);
                }
            }
            children.sort(Comparator.comparing(nodes::name));
        }
        return children;
    }

    private static String join(String directory, String name) {
        return directory.isEmpty() ? name : directory + "/" + name;
    }

    private Optional<UnionFile> file(int node) {
        return node == Nodes.NONE ? Optional.empty() : Optional.of(file(node, nodes.path(node)));
    }

    private UnionFile file(int node, String path) {
        Kind kind = nodes.kind(node).orElseThrow();
        int content = kind == Kind.FILE ? nodes.detail(node) : Nodes.NONE;
        return new UnionFile(
                path,
                kind,
                content == Nodes.NONE ? 0 : contents.size(content),
                nodes.mode(node),
                nodes.layer(node),
                kind == Kind.SYMBOLIC_LINK ? Optional.of(nodes.target(node)) : Optional.empty(),
                content == Nodes.NONE
                        ? Optional.empty()
                        : Optional.of(new Place(contents.layer(content), contents.entry(content))));
    }
}
