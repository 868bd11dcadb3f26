package dev.contenttrust.lint.config;

import dev.contenttrust.lint.value.Glob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of paths below a directory: {@code *} and {@code ?} within a name, {@code **} for any number of directories. One
 * without a slash is for a name at any depth. What matches a directory is for all beneath it.
 */
final class PathGlob {
    private static final String ANY_DEPTH = "**";

    private final List<String> names = new ArrayList<>();

    PathGlob(String pattern) {
        String bare = pattern.endsWith("/") ? pattern.substring(0, pattern.length() - 1) : pattern;
        if (bare.indexOf('/') < 0) {
            names.add(ANY_DEPTH);
        }
        for (String name : bare.split("/", -1)) {
            if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
    }

    /** @param path relative to the directory */
    boolean matches(Path path) {
        List<String> parts = new ArrayList<>();
        path.forEach(part -> parts.add(part.toString()));
        for (int length = 1; length <= parts.size(); length++) {
            if (matches(parts.subList(0, length))) {
                return true;
            }
        }
        return false;
    }

    /** Takes time in the product of both lengths, whoever wrote the pattern: only the last {@code **} is ever tried again. */
    private boolean matches(List<String> parts) {
        int n = 0;
        int p = 0;
        int star = -1;
        int mark = 0;
        while (p < parts.size()) {
            if (n < names.size() && names.get(n).equals(ANY_DEPTH)) {
                star = n++;
                mark = p;
            } else if (n < names.size() && Glob.matches(names.get(n), parts.get(p))) {
                n++;
                p++;
            } else if (star >= 0) {
                n = star + 1;
                p = ++mark;
            } else {
                return false;
            }
        }
        return names.subList(n, names.size()).stream().allMatch(ANY_DEPTH::equals);
    }
}
