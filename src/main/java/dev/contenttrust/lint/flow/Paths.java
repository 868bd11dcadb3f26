package dev.contenttrust.lint.flow;

import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.value.Value;
import java.util.ArrayDeque;
import java.util.Deque;

/** Names of files, made absolute as far as they are known. */
public final class Paths {
    private static final String UNKNOWN = String.valueOf(MappedText.UNKNOWN);

    /** Longer than any that a file system takes (Linux: PATH_MAX). */
    private static final int LENGTH_MAX = 4096;

    private Paths() {}

    /** A path that is meant from a directory. */
    public static Term resolve(Term directory, Term path) {
        if (path.symbol().equals(UNKNOWN) || path.symbol().length() > LENGTH_MAX) {
            return path;
        }
        int origin = path.span().start();
        MappedText from = directory.value().first();
        Value value =
                path.value().map(text -> isAbsolute(text) ? flat(text, origin) : flat(joined(from, text), origin));
        boolean absolute = path.value().texts().stream().allMatch(Paths::isAbsolute);
        String symbol = absolute ? path.symbol() : directory.symbol() + "/" + path.symbol();
        return new Term(value, value.isConstant() ? value.text() : symbol, path.streams(), path.span());
    }

    /** Whether it begins at the root, or with something that may do so. */
    private static boolean isAbsolute(MappedText text) {
        char first = text.length() == 0 ? 0 : text.text().charAt(0);
        return first == '/' || first == '~' || first == MappedText.UNKNOWN;
    }

    private static MappedText joined(MappedText directory, MappedText path) {
        int origin = path.origin(0);
        return new MappedText.Builder()
                .append(directory, 0, directory.length())
                .append('/', origin)
                .append(path, 0, path.length())
                .build(path.origin(path.length()));
    }

    private static MappedText flat(MappedText path, int origin) {
        if (!path.isKnown() || path.length() > LENGTH_MAX) {
            return path;
        }
        String text = flat(path.text());
        if (text.equals(path.text())) {
            return path;
        }
        MappedText.Builder out = new MappedText.Builder();
        text.chars().forEach(c -> out.append((char) c, origin));
        return out.build(origin);
    }

    /** Without {@code .}, {@code ..} and doubled slashes. */
    static String flat(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty()) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.addLast(part);
            }
        }
        String joined = String.join("/", parts);
        return path.startsWith("/") ? "/" + joined : joined;
    }
}
