package dev.contenttrust.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a file of the corpora says of itself: before each line that is bad stands a comment {@code # bad: RULES}. */
public final class BadLines {
    private static final String MARK = "# bad: ";

    private BadLines() {}

    /** The rules, by the line after each mark. */
    public static Map<Integer, Set<String>> of(List<String> lines) {
        Map<Integer, Set<String>> bad = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(MARK)) {
                bad.put(
                        i + 2,
                        Set.copyOf(Arrays.asList(
                                lines.get(i).substring(MARK.length()).split(" "))));
            }
        }
        return bad;
    }
}
