package dev.contenttrust.image.union;

import dev.contenttrust.image.layer.LayerEntry;
import dev.contenttrust.image.layer.LayerEntry.Kind;
import dev.contenttrust.image.layer.LayerVisitor;
import dev.contenttrust.image.layer.Unread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts layers on top of one another, from the lowest (OCI image specification, layer.md, "Applying Changesets"). A whiteout
 * takes away what the layers below have left, wherever it stands in its layer; of two entries for one path in one layer the
 * later one counts; links in the middle of a path are followed as in a root directory. For one thread.
 */
public final class UnionBuilder {
    private static final String WHITEOUT = ".wh.";
    private static final String OPAQUE = ".wh..wh..opq";

    /** What AUFS keeps for itself; engines pass over it. */
    private static final String RESERVED = ".wh..wh.";

    /** Linux's PATH_MAX and NAME_MAX; a path may become long by links even where no name in an archive is. */
    private static final int PATH_MAX = 4096;

    private static final int NAME_MAX = 255;

    private final Nodes nodes = new Nodes();
    private final Contents contents = new Contents();
    private final Ledger ledger = new Ledger(nodes);
    private final Pruning pruning = new Pruning(nodes, contents, ledger);
    private final Resolver resolver = new Resolver(nodes);
    private final Map<String, Long> unread = new LinkedHashMap<>();
    private String lastParent = "";
    private int lastDirectory = Nodes.ROOT;

    /** Begins the next layer: its entries are to be shown to the visitor in their order. */
    public LayerVisitor layer() {
        begin();
        return (entry, content) -> apply(entry);
    }

    /** Begins a layer that is a whole file system, in which no name means that something is gone. */
    public LayerVisitor root() {
        begin();
        return (entry, content) -> put(entry, ledger.entry());
    }

    private void begin() {
        ledger.end();
        ledger.begin();
        pruning.beginLayer();
    }

    /** What the layers shown so far make together; the builder is of no use after that. */
    public UnionFileSystem build() {
        ledger.end();
        return new UnionFileSystem(nodes, contents, ledger.effects(), unread());
    }

    private List<Unread> unread() {
        List<Unread> all = new ArrayList<>();
        unread.forEach((why, count) -> all.add(new Unread(count == 1 ? "1 entry" : count + " entries", why)));
        return all;
    }

    private void leaveOut(String why) {
        unread.merge("layer " + (ledger.layer() + 1) + ": " + why, 1L, Long::sum);
    }

    private void apply(LayerEntry entry) {
        int number = ledger.entry();
        String name = Resolver.nameOf(entry.path());
        if (!name.startsWith(WHITEOUT)) {
            put(entry, number);
        } else if (name.equals(OPAQUE)) {
            opaque(Resolver.parentOf(entry.path()));
        } else if (!name.startsWith(RESERVED)) {
            whiteout(Resolver.parentOf(entry.path()), name.substring(WHITEOUT.length()));
        }
    }

    private void whiteout(String parent, String name) {
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            leaveOut("a whiteout names no path");
            return;
        }
        ledger.whiteout();
        int directory = resolver.directory(parent, Resolver.GIVE_UP);
        int node = directory == Nodes.NONE ? Nodes.NONE : nodes.find(directory, name);
        if (nodes.isPresent(node)) {
            forgetLast();
            pruning.removeLower(node);
        }
    }

    private void opaque(String parent) {
        ledger.opaque();
        int directory = resolver.directory(parent, Resolver.GIVE_UP);
        if (directory != Nodes.NONE) {
            forgetLast();
            pruning.emptyLower(directory);
        }
    }

    private void put(LayerEntry entry, int number) {
        if (entry.path().isEmpty()) {
            nodes.set(Nodes.ROOT, Kind.DIRECTORY, 0, entry.mode(), Nodes.NONE);
            return;
        }
        int parent = parent(entry.path());
        String name = Resolver.nameOf(entry.path());
        int node = parent == Nodes.NONE ? Nodes.NONE : nodeIn(parent, name);
        if (node == Nodes.NONE) {
            leaveOut("links in circles, paths longer than " + PATH_MAX + " characters, or more than " + Nodes.MAX
                    + " paths");
            return;
        }
        if (entry.kind() == Kind.HARD_LINK) {
            link(node, entry.link().orElse(""));
        } else if (entry.kind() == Kind.DIRECTORY && nodes.isDirectory(node)) {
            keep(node, entry.mode());
        } else {
            make(node, entry, number);
        }
    }

    /** Entries of one directory mostly stand together. */
    private int parent(String path) {
        String parent = Resolver.parentOf(path);
        if (lastDirectory == Nodes.NONE || !parent.equals(lastParent)) {
            lastDirectory = resolver.directory(parent, this::implied);
            lastParent = parent;
        }
        return lastDirectory;
    }

    private void forgetLast() {
        lastDirectory = Nodes.NONE;
    }

    /** A directory that an entry lies in though none names it. */
    private int implied(int parent, String name) {
        int node = nodeIn(parent, name);
        if (node != Nodes.NONE) {
            ledger.note(node);
            if (nodes.isPresent(node)) {
                pruning.remove(node);
            }
            nodes.set(node, Kind.DIRECTORY, ledger.layer(), 0755, Nodes.NONE);
            pruning.touch(node);
        }
        return node;
    }

    private int nodeIn(int parent, String name) {
        if (nodes.pathLength(parent) + 1 + name.length() > PATH_MAX || name.length() > NAME_MAX) {
            return Nodes.NONE;
        }
        int node = nodes.find(parent, name);
        return node == Nodes.NONE ? nodes.add(parent, name) : node;
    }

    private void keep(int directory, int mode) {
        ledger.note(directory);
        nodes.set(directory, Kind.DIRECTORY, nodes.layer(directory), mode, Nodes.NONE);
        pruning.touch(directory);
    }

    private void make(int node, LayerEntry entry, int number) {
        clear(node);
        boolean detailed = entry.kind() == Kind.FILE || entry.kind() == Kind.SYMBOLIC_LINK;
        int detail = detailed ? detail(entry, number) : Nodes.NONE;
        if (detailed && detail == Nodes.NONE) {
            leaveOut("more files and links than can be kept");
            return;
        }
        nodes.set(node, entry.kind(), ledger.layer(), entry.mode(), detail);
        pruning.touch(node);
    }

    private int detail(LayerEntry entry, int number) {
        if (entry.kind() == Kind.SYMBOLIC_LINK) {
            return nodes.addTarget(entry.link().orElse(""));
        }
        ledger.content(entry.size());
        return contents.add(ledger.layer(), number, entry.size());
    }

    private void link(int node, String path) {
        int target = resolver.node(path);
        if (target == Nodes.NONE || nodes.isDirectory(target)) {
            leaveOut("a hard link to a path where no file is");
        } else if (target != node) {
            Kind kind = nodes.kind(target).orElseThrow();
            if (kind == Kind.FILE) {
                contents.link(nodes.detail(target));
            }
            int detail = nodes.detail(target);
            int mode = nodes.mode(target);
            clear(node);
            nodes.set(node, kind, ledger.layer(), mode, detail);
            pruning.touch(node);
        }
    }

    private void clear(int node) {
        ledger.note(node);
        if (nodes.isPresent(node)) {
            forgetLast();
            pruning.remove(node);
        }
    }
}
