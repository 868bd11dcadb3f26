package dev.contenttrust.lint.shell;

import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Reads shell, each character once. */
public final class ShellParser {
    private ShellParser() {}

    /** Reads any text at all; what a shell would refuse is the script's problem. */
    public static Script parse(MappedText text) {
        return parse(text, 0);
    }

    /** @param depth how deep in others the text is nested already */
    public static Script parse(MappedText text, int depth) {
        List<Span> comments = new ArrayList<>();
        Cursor cursor = new Cursor(text, depth, comments);
        Sequence body = new CommandReader(cursor).sequence();
        if (!cursor.atEnd()) {
            cursor.fail("\"" + cursor.peek() + "\" is not expected here");
        }
        return new Script(body, comments, cursor.problem());
    }
}
