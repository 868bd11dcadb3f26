package dev.contenttrust.scan.merge;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows the symbolic links among the directories of a path. Where {@code /bin} leads to {@code usr/bin}, package lists name
 * files by one and archives by the other.
 */
final class DirectoryLinks {
    /** As Linux follows at most. */
    private static final int FOLLOWED_MAX = 40;

    private static final int REMEMBERED_MAX = 100_000;

    private final ImageFiles files;
    private final Map<String, String> known = new HashMap<>();

    DirectoryLinks(ImageFiles files) {
        this.files = files;
    }

    /** The path with its directories followed, its last part left as it is. */
    String resolve(String path) {
        int slash = path.lastIndexOf('/');
        if (slash < 0) {
            return path;
        }
        String directory = directory(path.substring(0, slash));
        return join(directory, path.substring(slash + 1));
    }

    private String directory(String path) {
        String before = known.get(path);
        if (before != null) {
            return before;
        }
        String followed = follow(path);
        if (known.size() < REMEMBERED_MAX) {
            known.put(path, followed);
        }
        return followed;
    }

    private String follow(String path) {
        Deque<String> ahead = new ArrayDeque<>(List.of(path.split("/")));
        String at = "";
        int followed = 0;
        while (!ahead.isEmpty()) {
            String part = ahead.removeFirst();
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (part.equals("..")) {
                at = parent(at);
                continue;
            }
            String next = join(at, part);
            Optional<String> link = files.link(next);
            if (link.isEmpty()) {
                at = next;
                continue;
            }
            followed++;
            if (followed > FOLLOWED_MAX) {
                return path;
            }
            at = link.get().startsWith("/") ? "" : at;
            prepend(ahead, link.get());
        }
        return at;
    }

    private static void prepend(Deque<String> ahead, String link) {
        String[] parts = link.split("/");
        for (int i = parts.length - 1; i >= 0; i--) {
            ahead.addFirst(parts[i]);
        }
    }

    private static String join(String directory, String name) {
        return directory.isEmpty() ? name : directory + "/" + name;
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
