package dev.contenttrust.image.union;

import dev.contenttrust.image.layer.LayerEntry.Kind;
import dev.contenttrust.image.union.Difference.Aspect;
import dev.contenttrust.image.union.Difference.Change;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Two file systems held against each other. Owners and times are not compared: they differ between builds of one and the
 * same.
 */
public final class Comparison {
    /** More than anybody reads; the rest is a number. */
    static final int LISTED_MAX = 100_000;

    private final UnionFileSystem before;
    private final ContentDigests digestsBefore;
    private final UnionFileSystem after;
    private final ContentDigests digestsAfter;
    private final List<Difference> listed = new ArrayList<>();
    private final Map<Change, Integer> counts = new EnumMap<>(Change.class);

    private Comparison(
            UnionFileSystem before, ContentDigests digestsBefore, UnionFileSystem after, ContentDigests digestsAfter) {
        this.before = before;
        this.digestsBefore = digestsBefore;
        this.after = after;
        this.digestsAfter = digestsAfter;
    }

    /** Compares all paths of both. */
    public static Comparison of(
            UnionFileSystem before, ContentDigests digestsBefore, UnionFileSystem after, ContentDigests digestsAfter) {
        Comparison comparison = new Comparison(before, digestsBefore, after, digestsAfter);
        comparison.compare();
        return comparison;
    }

    /** The differences by path, up to {@value #LISTED_MAX}. */
    public List<Difference> differences() {
        return List.copyOf(listed);
    }

    /** How many paths there are of that change, listed or not. */
    public int count(Change change) {
        return counts.getOrDefault(change, 0);
    }

    /** How many differences are not listed. */
    public int unlisted() {
        return counts.values().stream().mapToInt(Integer::intValue).sum() - listed.size();
    }

    private record Pair(Optional<UnionFile> before, Optional<UnionFile> after) {}

    private void compare() {
        Deque<Pair> ahead = new ArrayDeque<>();
        push(ahead, new Pair(before.find(""), after.find("")));
        while (!ahead.isEmpty()) {
            Pair next = ahead.pop();
            note(next);
            push(ahead, next);
        }
    }

    private void push(Deque<Pair> ahead, Pair directories) {
        Map<String, UnionFile> left = children(before, directories.before);
        Map<String, UnionFile> right = children(after, directories.after);
        Set<String> names = new TreeSet<>(left.keySet());
        names.addAll(right.keySet());
        List<Pair> pairs = new ArrayList<>(names.size());
        names.forEach(
                name -> pairs.add(new Pair(Optional.ofNullable(left.get(name)), Optional.ofNullable(right.get(name)))));
        for (int i = pairs.size() - 1; i >= 0; i--) {
            ahead.push(pairs.get(i));
        }
    }

    private static Map<String, UnionFile> children(UnionFileSystem files, Optional<UnionFile> directory) {
        Map<String, UnionFile> children = new TreeMap<>();
        directory.ifPresent(d -> files.children(d).forEach(child -> children.put(child.name(), child)));
        return children;
    }

    private void note(Pair pair) {
        Set<Aspect> aspects = pair.before.isPresent() && pair.after.isPresent()
                ? aspects(pair.before.get(), pair.after.get())
                : Set.of();
        if (pair.before.isPresent() && pair.after.isPresent() && aspects.isEmpty()) {
            return;
        }
        String path = pair.before.or(() -> pair.after).orElseThrow().path();
        Difference difference = new Difference(path, pair.before, pair.after, aspects);
        counts.merge(difference.change(), 1, Integer::sum);
        if (listed.size() < LISTED_MAX) {
            listed.add(difference);
        }
    }

    private Set<Aspect> aspects(UnionFile one, UnionFile other) {
        if (one.kind() != other.kind()) {
            return EnumSet.of(Aspect.KIND);
        }
        Set<Aspect> aspects = EnumSet.noneOf(Aspect.class);
        if (one.kind() != Kind.SYMBOLIC_LINK && one.mode() != other.mode()) {
            aspects.add(Aspect.MODE);
        }
        if (!one.link().equals(other.link())) {
            aspects.add(Aspect.TARGET);
        }
        if (one.isFile() && !sameContent(one, other)) {
            aspects.add(Aspect.CONTENT);
        }
        return aspects;
    }

    private boolean sameContent(UnionFile one, UnionFile other) {
        return one.size() == other.size()
                && digestsBefore.same(
                        one.content().orElseThrow(),
                        digestsAfter,
                        other.content().orElseThrow());
    }
}
