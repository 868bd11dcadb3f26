package dev.contenttrust.image.union;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Keeps the books of what each layer does. */
final class Ledger {
    private static final int NODE = 0;
    private static final int MODE_BEFORE = 1;
    private static final int ABSENT = -1;

    private final Nodes nodes;
    private final List<Account> accounts = new ArrayList<>();
    private final BitSet noted = new BitSet();
    private final Rows affected = new Rows(2);
    private int firstNew;

    Ledger(Nodes nodes) {
        this.nodes = nodes;
    }

    /** Sums of one layer. */
    private static final class Account {
        private int entries;
        private int files;
        private long bytes;
        private int added;
        private int changed;
        private int deleted;
        private int whiteouts;
        private int opaque;
        private int hidden;
        private long hiddenBytes;
        private long wasted;
    }

    void begin() {
        accounts.add(new Account());
        firstNew = nodes.count();
    }

    private Account current() {
        return accounts.get(accounts.size() - 1);
    }

    /** The number of the layer that is being applied, from 0. */
    int layer() {
        return accounts.size() - 1;
    }

    /** Counts an entry, and gives its number within the layer, from 0. */
    int entry() {
        return current().entries++;
    }

    void content(long size) {
        current().files++;
        current().bytes += size;
    }

    void whiteout() {
        current().whiteouts++;
    }

    void opaque() {
        current().opaque++;
    }

    /** No name leads to that content any more. */
    void lost(int layer, long size) {
        accounts.get(layer).wasted += size;
        if (layer != layer()) {
            current().hidden++;
            current().hiddenBytes += size;
        }
    }

    /** To be called before a node is changed; nodes that this layer has added tell of themselves. */
    void note(int node) {
        if (node < firstNew && !noted.get(node)) {
            noted.set(node);
            int row = affected.add();
            affected.set(row, NODE, node);
            affected.set(row, MODE_BEFORE, nodes.isPresent(node) ? nodes.mode(node) : ABSENT);
        }
    }

    /** Compares what was noted with what it has become. */
    void end() {
        if (accounts.isEmpty()) {
            return;
        }
        Account account = current();
        for (int node = firstNew; node < nodes.count(); node++) {
            account.added += nodes.isPresent(node) ? 1 : 0;
        }
        for (int row = 0; row < affected.count(); row++) {
            compare(affected.get(row, NODE), affected.get(row, MODE_BEFORE), account);
        }
        affected.clear();
        noted.clear();
        firstNew = nodes.count();
    }

    private void compare(int node, int modeBefore, Account account) {
        if (!nodes.isPresent(node)) {
            account.deleted += modeBefore == ABSENT ? 0 : 1;
        } else if (modeBefore == ABSENT) {
            account.added++;
        } else if (nodes.layer(node) == layer() || nodes.mode(node) != modeBefore) {
            account.changed++;
        }
    }

    List<LayerEffect> effects() {
        return accounts.stream()
                .map(a -> new LayerEffect(
                        a.entries,
                        a.files,
                        a.bytes,
                        a.added,
                        a.changed,
                        a.deleted,
                        a.whiteouts,
                        a.opaque,
                        a.hidden,
                        a.hiddenBytes,
                        a.wasted))
                .toList();
    }
}
