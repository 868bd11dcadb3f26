package dev.contenttrust.lint.flow;

import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.value.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Names of files, made absolute as far as they are known. */
public final class Paths {
    private static final String UNKNOWN = String.valueOf(MappedText.UNKNOWN);

    /** Longer than any that a file system takes (Linux: PATH_MAX). */
    private static final int LENGTH_MAX = 4096;

    private Paths() {}

    /** A path that is meant from a directory. */
    public static Term resolve(Term directory, Term path) {
        String text = path.symbol();
        boolean absolute = text.startsWith("/") || text.startsWith("~") || text.startsWith("$");
        boolean nothing = text.equals(UNKNOWN) || text.length() > LENGTH_MAX;
        if (nothing || absolute || path.value().texts().size() != 1) {
            return absolute && path.isKnown() && path.value().texts().size() == 1 ? flat(path) : path;
        }
        Term slash = Term.of(
                new MappedText.Builder()
                        .append('/', path.span().start())
                        .build(path.span().start()),
                path.span());
        return flat(directory.then(slash).then(path)).at(path.span());
    }

    private static Term flat(Term path) {
        if (!path.value().isConstant() || path.text().length() > LENGTH_MAX) {
            return path;
        }
        String text = flat(path.text());
        if (text.equals(path.text())) {
            return path;
        }
        MappedText.Builder out = new MappedText.Builder();
        text.chars().forEach(c -> out.append((char) c, path.span().start()));
        return new Term(Value.of(out.build(path.span().start())), text, Set.of(), path.span());
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
