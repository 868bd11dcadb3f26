package dev.contenttrust.image.union;

import dev.contenttrust.image.layer.LayerEntry;
import dev.contenttrust.image.layer.LayerEntry.Kind;
import dev.contenttrust.image.layer.LayerVisitor;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** The same file system in one flat map, as plainly as it can be said and as slowly as that makes it. */
final class NaiveUnion {
    private final Map<String, Item> items = new TreeMap<>();
    private final Set<String> made = new HashSet<>();
    private final List<long[]> sums = new ArrayList<>();
    private final Map<String, Long> sizes = new TreeMap<>();
    private Map<String, Item> before = Map.of();
    private int layer = -1;

    record Item(Kind kind, int layer, int mode, String detail) {}

    LayerVisitor layer() {
        end();
        layer++;
        int[] number = {0};
        before = new TreeMap<>(items);
        made.clear();
        return (LayerEntry entry, InputStream content) -> apply(entry, number[0]++);
    }

    /** Added, changed, deleted, hidden bytes of each layer. */
    List<long[]> end() {
        if (layer >= 0) {
            long added =
                    items.keySet().stream().filter(p -> !before.containsKey(p)).count();
            long deleted =
                    before.keySet().stream().filter(p -> !items.containsKey(p)).count();
            long changed = items.entrySet().stream()
                    .filter(e -> before.containsKey(e.getKey()))
                    .filter(e -> e.getValue().layer() == layer
                            || e.getValue().mode()
                                    != Objects.requireNonNull(before.get(e.getKey()))
                                            .mode())
                    .count();
            sums.add(new long[] {added, changed, deleted, bytes(before) - bytes(kept())});
        }
        return sums;
    }

    private Map<String, Item> kept() {
        Set<String> old = contents(before);
        Map<String, Item> kept = new TreeMap<>(items);
        kept.values().removeIf(item -> !old.contains(item.detail()));
        return kept;
    }

    private static Set<String> contents(Map<String, Item> some) {
        Set<String> contents = new HashSet<>();
        some.values().stream().filter(i -> i.kind() == Kind.FILE).forEach(i -> contents.add(i.detail()));
        return contents;
    }

    private long bytes(Map<String, Item> some) {
        return contents(some).stream().mapToLong(sizes::get).sum();
    }

    Map<String, Item> items() {
        return items;
    }

    private void apply(LayerEntry entry, int number) {
        String parent = Resolver.parentOf(entry.path());
        String name = Resolver.nameOf(entry.path());
        if (name.equals(".wh..wh..opq")) {
            dropLower(through(parent) + "/", "");
        } else if (name.startsWith(".wh.")) {
            String path = join(through(parent), name.substring(4));
            dropLower(path + "/", path);
        } else {
            put(join(makeDirectories(parent), name), entry, number);
        }
    }

    private void dropLower(String prefix, String self) {
        String under = prefix.equals("/") ? "" : prefix;
        items.keySet().removeIf(path -> (path.equals(self) || path.startsWith(under)) && !isTouched(path));
    }

    private boolean isTouched(String path) {
        return made.stream().anyMatch(m -> m.equals(path) || m.startsWith(path + "/"));
    }

    private void put(String path, LayerEntry entry, int number) {
        String target = entry.link()
                .map(link -> join(through(Resolver.parentOf(link)), Resolver.nameOf(link)))
                .orElse("");
        if (entry.kind() == Kind.HARD_LINK) {
            if (!items.containsKey(target) || is(target, Kind.DIRECTORY) || target.equals(path)) {
                return;
            }
            Item shared = item(target);
            drop(path);
            items.put(path, new Item(shared.kind(), layer, shared.mode(), shared.detail()));
        } else if (entry.kind() == Kind.DIRECTORY && is(path, Kind.DIRECTORY)) {
            items.put(path, new Item(Kind.DIRECTORY, item(path).layer(), entry.mode(), ""));
        } else {
            drop(path);
            String detail = entry.kind() == Kind.FILE
                    ? layer + ":" + number
                    : entry.link().orElse("");
            sizes.put(detail, entry.size());
            items.put(path, new Item(entry.kind(), layer, entry.mode(), detail));
        }
        made.add(path);
    }

    private void drop(String path) {
        items.keySet().removeIf(p -> p.equals(path) || p.startsWith(path + "/"));
    }

    private Item item(String path) {
        return Objects.requireNonNull(items.get(path));
    }

    private boolean is(String path, Kind kind) {
        return items.containsKey(path) && item(path).kind() == kind;
    }

    private String makeDirectories(String path) {
        String at = "";
        for (String part : path.isEmpty() ? new String[0] : path.split("/")) {
            at = follow(join(at, part));
            if (!is(at, Kind.DIRECTORY)) {
                drop(at);
                items.put(at, new Item(Kind.DIRECTORY, layer, 0755, ""));
                made.add(at);
            }
        }
        return at;
    }

    /** Links of the generator lead to directories at the root, each in one step. */
    private String follow(String path) {
        return is(path, Kind.SYMBOLIC_LINK) ? item(path).detail().substring(1) : path;
    }

    private String through(String path) {
        String at = "";
        for (String part : path.isEmpty() ? new String[0] : path.split("/")) {
            at = follow(join(at, part));
        }
        return at;
    }

    private static String join(String directory, String name) {
        return directory.isEmpty() ? name : directory + "/" + name;
    }
}
