package dev.contenttrust.image.union;

import dev.contenttrust.image.layer.LayerEntry.Kind;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Optional;

/** Takes paths away. Each list of children is gone through at most once for every child that was put into it, or once a layer. */
final class Pruning {
    private final Nodes nodes;
    private final Contents contents;
    private final Ledger ledger;

    /** Nodes that this layer has made, or has made something beneath. */
    private final BitSet touched = new BitSet();

    /** Directories in which nothing of the layers below is left. */
    private final BitSet emptied = new BitSet();

    Pruning(Nodes nodes, Contents contents, Ledger ledger) {
        this.nodes = nodes;
        this.contents = contents;
        this.ledger = ledger;
    }

    void beginLayer() {
        touched.clear();
        emptied.clear();
    }

    /** Notes that this layer has made a node. */
    void touch(int node) {
        for (int at = node; !touched.get(at); at = nodes.parent(at)) {
            touched.set(at);
        }
    }

    /** Takes away a node and all beneath it, whoever made it. */
    void remove(int node) {
        Deque<Integer> ahead = new ArrayDeque<>();
        ahead.push(node);
        while (!ahead.isEmpty()) {
            int next = ahead.pop();
            if (nodes.isDirectory(next)) {
                for (int child = nodes.firstChild(next); child != Nodes.NONE; ) {
                    int sibling = nodes.nextSibling(child);
                    nodes.unlink(child);
                    if (nodes.isPresent(child)) {
                        ahead.push(child);
                    }
                    child = sibling;
                }
                nodes.clearChildren(next);
            }
            ledger.note(next);
            release(next);
            nodes.unset(next);
        }
    }

    /** Lets go of a file's content. */
    private void release(int node) {
        if (nodes.kind(node).equals(Optional.of(Kind.FILE))) {
            int content = nodes.detail(node);
            if (contents.unlink(content)) {
                ledger.lost(contents.layer(content), contents.size(content));
            }
        }
    }

    /** Takes away what the layers below have made of a node; what this layer has made stays, wherever its entry stands. */
    void removeLower(int node) {
        if (!touched.get(node)) {
            remove(node);
        } else if (nodes.isDirectory(node)) {
            emptyLower(node);
        }
    }

    /** The same for all that is in a directory. */
    void emptyLower(int directory) {
        Deque<Integer> ahead = new ArrayDeque<>();
        ahead.push(directory);
        while (!ahead.isEmpty()) {
            int next = ahead.pop();
            if (!emptied.get(next)) {
                emptied.set(next);
                emptyOne(next, ahead);
            }
        }
    }

    private void emptyOne(int directory, Deque<Integer> ahead) {
        int child = nodes.firstChild(directory);
        nodes.clearChildren(directory);
        while (child != Nodes.NONE) {
            int sibling = nodes.nextSibling(child);
            nodes.unlink(child);
            if (nodes.isPresent(child) && touched.get(child)) {
                nodes.relink(child);
                if (nodes.isDirectory(child)) {
                    ahead.push(child);
                }
            } else if (nodes.isPresent(child)) {
                remove(child);
            }
            child = sibling;
        }
    }
}
