package dev.contenttrust.lint.download;

import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What flows between commands: downloads, and digests of downloads. */
final class Streams {
    /** Of one stream; more are no pipe that people write. */
    private static final int MAX = 50;

    private final Map<Integer, Set<Download>> contents = new HashMap<>();
    private final Map<Integer, Set<Download>> digests = new HashMap<>();
    private final Map<String, Set<Download>> files = new HashMap<>();
    private final Map<Integer, List<Act>> writers = new HashMap<>();

    void wrote(Act act) {
        if (act.output() != Act.NO_STREAM) {
            List<Act> all = writers.computeIfAbsent(act.output(), stream -> new ArrayList<>());
            if (all.size() < MAX) {
                all.add(act);
            }
        }
    }

    /** The acts that write to a stream. */
    List<Act> writers(int stream) {
        return writers.getOrDefault(stream, List.of());
    }

    void content(int stream, Set<Download> downloads) {
        put(contents, stream, downloads);
    }

    void digest(int stream, Set<Download> downloads) {
        put(digests, stream, downloads);
    }

    /** A file that holds digests of downloads. */
    void digestFile(Term path, Set<Download> downloads) {
        if (!downloads.isEmpty()) {
            files.computeIfAbsent(path.symbol(), any -> new LinkedHashSet<>())
                    .addAll(downloads.stream().limit(MAX).toList());
        }
    }

    /** The downloads whose digests a file holds. */
    Set<Download> digestFile(Term path) {
        return files.getOrDefault(path.symbol(), Set.of());
    }

    private static void put(Map<Integer, Set<Download>> map, int stream, Set<Download> downloads) {
        if (stream != Act.NO_STREAM && !downloads.isEmpty()) {
            Set<Download> all = map.computeIfAbsent(stream, any -> new LinkedHashSet<>());
            downloads.stream().limit(MAX - Math.min(MAX, all.size())).forEach(all::add);
        }
    }

    Set<Download> content(int stream) {
        return contents.getOrDefault(stream, Set.of());
    }

    Set<Download> digest(int stream) {
        return digests.getOrDefault(stream, Set.of());
    }

    /** The downloads in a word. */
    Set<Download> contents(Term term) {
        Set<Download> all = new LinkedHashSet<>();
        term.streams().forEach(stream -> all.addAll(content(stream)));
        return all;
    }

    /** The downloads whose digests an act gets, by its input or its words. */
    Set<Download> digests(Act act) {
        Set<Download> all = new LinkedHashSet<>(digest(act.input()));
        act.words().forEach(word -> word.streams().forEach(stream -> all.addAll(digest(stream))));
        return all;
    }
}
