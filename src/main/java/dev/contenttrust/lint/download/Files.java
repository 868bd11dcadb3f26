package dev.contenttrust.lint.download;

import dev.contenttrust.lint.flow.Term;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.value.Glob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which file holds which download. */
final class Files {
    /** An image that downloads more is none that people write. */
    static final int MAX = 300;

    /** Comparing patterns takes the product of their lengths; so much of it in one file. */
    private static final long SPENT_MAX = 40_000_000;

    /** What it takes to see that two are not the same. */
    private static final int PAIR = 10;

    /** So much of a name has to be known before it is taken for that of a file with unknown parts. */
    private static final int KNOWN_MIN = 3;

    private static final int LENGTH_MAX = 2048;

    /** Stages that build on stages. */
    private static final int DEPTH_MAX = 20;

    private final List<Entry> all = new ArrayList<>();
    private final Map<String, List<Entry>> byName = new HashMap<>();
    private final Optional<Files> outer;
    private final int depth;
    private long spent;

    private record Entry(Term path, Download download) {}

    private Files(Optional<Files> outer, int depth) {
        this.outer = outer;
        this.depth = depth;
    }

    static Files none() {
        return new Files(Optional.empty(), 0);
    }

    /** Those of a stage that goes on from here. */
    Files inner() {
        return depth < DEPTH_MAX ? new Files(Optional.of(this), depth + 1) : none();
    }

    void put(Term path, Download download) {
        if (all.size() >= MAX
                || path.text().length() > LENGTH_MAX
                || path.text().startsWith("/dev/")) {
            return;
        }
        String name = name(path.symbol());
        boolean constant = path.value().isConstant();
        for (Entry old : List.copyOf(byName.getOrDefault(name, List.of()))) {
            boolean replaced = constant
                    && old.path().symbol().equals(path.symbol())
                    && old.download() != download
                    && download.fetch().act().isRunWith(old.download().fetch().act());
            if (replaced) {
                all.remove(old);
                byName.getOrDefault(name, new ArrayList<>()).remove(old);
            }
        }
        add(new Entry(path, download));
    }

    private void add(Entry entry) {
        all.add(entry);
        byName.computeIfAbsent(name(entry.path().symbol()), any -> new ArrayList<>())
                .add(entry);
    }

    /** The downloads that a path can mean, which may be a pattern. */
    Set<Download> at(Term path) {
        Set<Download> found = new LinkedHashSet<>();
        if (path.text().length() > LENGTH_MAX || path.text().isEmpty()) {
            return found;
        }
        outer.ifPresent(files -> found.addAll(files.at(path)));
        boolean plain = path.value().isConstant()
                && path.text().indexOf('*') < 0
                && path.text().indexOf('?') < 0;
        if (spent > SPENT_MAX && !plain) {
            return found;
        }
        List<Entry> near = plain ? byName.getOrDefault(name(path.symbol()), List.of()) : all;
        near.stream().filter(entry -> same(entry.path(), path)).forEach(entry -> found.add(entry.download()));
        if (plain && spent <= SPENT_MAX) {
            all.stream()
                    .filter(entry -> !entry.path().value().isConstant() && same(entry.path(), path))
                    .forEach(entry -> found.add(entry.download()));
        }
        return found;
    }

    private boolean same(Term entry, Term path) {
        String one = entry.symbol();
        String other = path.symbol();
        boolean told = one.indexOf(MappedText.UNKNOWN) < 0;
        if (told && one.equals(other)) {
            return true;
        }
        if (told
                && isVariable(name(one))
                && name(other).startsWith(name(one).substring(0, name(one).length() - 1))) {
            return true;
        }
        spent += (long) entry.value().texts().size() * path.value().texts().size() * PAIR;
        for (MappedText text : entry.value().texts()) {
            for (MappedText wanted : path.value().texts()) {
                if (same(text.text(), wanted.text())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isVariable(String name) {
        return name.startsWith("${") && name.endsWith("}") && name.indexOf('$', 1) < 0;
    }

    private boolean same(String entry, String path) {
        if (entry.equals(path) && entry.indexOf(MappedText.UNKNOWN) < 0) {
            return true;
        }
        String name = name(entry);
        String wanted = name(path);
        boolean isPattern = wanted.indexOf('*') >= 0 || wanted.indexOf('?') >= 0;
        boolean unknown = name.indexOf(MappedText.UNKNOWN) >= 0 || wanted.indexOf(MappedText.UNKNOWN) >= 0;
        boolean enough = (isPattern && !unknown) || (known(name) >= KNOWN_MIN && known(wanted) >= KNOWN_MIN);
        if (isPattern || unknown) {
            spent += (long) entry.length() * path.length();
        }
        boolean names =
                (name.equals(wanted) && !unknown) || ((isPattern || unknown) && enough && Glob.canBeSame(wanted, name));
        return names && Glob.canBeSame(directory(path), directory(entry));
    }

    private static long known(String name) {
        return name.chars()
                .filter(c -> c != MappedText.UNKNOWN && c != '*' && c != '?')
                .count();
    }

    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String directory(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** All that are in files. */
    List<Download> downloads() {
        List<Download> downloads = new ArrayList<>(outer.map(Files::downloads).orElse(List.of()));
        all.stream().map(Entry::download).distinct().forEach(downloads::add);
        return downloads;
    }
}
