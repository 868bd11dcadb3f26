package dev.contenttrust.image.layer;

import java.util.ArrayList;
import java.util.List;

/** What could not be read of one layer: the first of it in words, the rest as a number. */
final class UnreadList {
    /** More than anybody reads. */
    private static final int TOLD_MAX = 1_000;

    private final String layer;
    private final List<Unread> told = new ArrayList<>();
    private long untold;

    UnreadList(String layer) {
        this.layer = layer;
    }

    void entry(String path, String why) {
        add(layer + ", entry " + path, why);
    }

    void rest(String why) {
        add("the rest of " + layer, why);
    }

    private void add(String what, String why) {
        if (told.size() < TOLD_MAX) {
            told.add(new Unread(what, why));
        } else {
            untold++;
        }
    }

    List<Unread> list() {
        List<Unread> all = new ArrayList<>(told);
        if (untold > 0) {
            all.add(new Unread(untold + " more entries of " + layer, "for reasons like those above"));
        }
        return List.copyOf(all);
    }
}
