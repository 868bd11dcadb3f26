package dev.contenttrust.image.layer;

import java.util.ArrayList;
import java.util.List;

/** Names in archives and on the command line, made paths from the root of an image. */
public final class EntryPath {
    private EntryPath() {}

    /**
     * The path that a name means: without leading, closing or double slashes, without {@code .}; {@code ..} takes away what is
     * before it, and at the root nothing, as in a root directory that has no outside.
     */
    public static String clean(String name) {
        return isClean(name) ? name : join(name);
    }

    private static boolean isClean(String name) {
        int start = 0;
        while (start <= name.length()) {
            int slash = name.indexOf('/', start);
            int end = slash < 0 ? name.length() : slash;
            if (end == start || isDots(name, start, end)) {
                return name.isEmpty();
            }
            start = end + 1;
        }
        return true;
    }

    private static boolean isDots(String name, int start, int end) {
        return end - start <= 2 && name.charAt(start) == '.' && name.charAt(end - 1) == '.';
    }

    private static String join(String name) {
        List<String> parts = new ArrayList<>();
        for (String part : name.split("/", -1)) {
            if (part.equals("..")) {
                if (!parts.isEmpty()) {
                    parts.remove(parts.size() - 1);
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }
}
