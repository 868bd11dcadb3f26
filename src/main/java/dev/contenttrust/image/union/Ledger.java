package dev.contenttrust.image.union;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Keeps the books of what each layer does. */
final class Ledger {
    private final Nodes nodes;
    private final List<Account> accounts = new ArrayList<>();
    private final BitSet noted = new BitSet();
    private int[] affected = new int[64];
    private short[] modesBefore = new short[64];
    private boolean[] presentBefore = new boolean[64];
    private int count;

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

    /** To be called before a node is changed. */
    void note(int node) {
        if (noted.get(node)) {
            return;
        }
        noted.set(node);
        if (count == affected.length) {
            int more = count + count / 2;
            affected = Arrays.copyOf(affected, more);
            modesBefore = Arrays.copyOf(modesBefore, more);
            presentBefore = Arrays.copyOf(presentBefore, more);
        }
        affected[count] = node;
        modesBefore[count] = (short) nodes.mode(node);
        presentBefore[count] = nodes.isPresent(node);
        count++;
    }

    /** Compares what was noted with what it has become. */
    void end() {
        if (accounts.isEmpty()) {
            return;
        }
        Account account = current();
        for (int i = 0; i < count; i++) {
            boolean present = nodes.isPresent(affected[i]);
            if (present && !presentBefore[i]) {
                account.added++;
            } else if (!present && presentBefore[i]) {
                account.deleted++;
            } else if (present && isMadeAnew(i)) {
                account.changed++;
            }
        }
        count = 0;
        noted.clear();
    }

    private boolean isMadeAnew(int i) {
        int node = affected[i];
        return nodes.layer(node) == layer() || (short) nodes.mode(node) != modesBefore[i];
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
