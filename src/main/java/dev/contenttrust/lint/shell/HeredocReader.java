package dev.contenttrust.lint.shell;

import dev.contenttrust.lint.shell.Word.Literal;
import dev.contenttrust.lint.source.MappedText;
import java.util.ArrayList;
import java.util.List;

/** Reads the text of a heredoc, which begins on the line after the one that announces it. */
final class HeredocReader {
    private final Cursor cursor;
    private final String chars;

    HeredocReader(Cursor cursor) {
        this.cursor = cursor;
        this.chars = cursor.text.text();
    }

    /**
     * The text of the heredoc that was announced just before the cursor.
     *
     * @param name of the line that ends it
     * @param chomps whether leading tabs are taken away
     * @param literal whether nothing in it is expanded
     */
    Word read(String name, boolean chomps, boolean literal) {
        MappedText.Builder body = new MappedText.Builder();
        int at = cursor.heredocStart();
        boolean ended = false;
        while (at < chars.length() && !ended) {
            int end = chars.indexOf('\n', at);
            end = end < 0 ? chars.length() : end;
            int from = at;
            while (chomps && from < end && chars.charAt(from) == '\t') {
                from++;
            }
            ended = isEnd(name, from, end);
            at = Math.min(end + 1, chars.length());
            if (!ended) {
                body.append(cursor.text, from, at);
            }
        }
        cursor.heredocEnd(at);
        MappedText text = body.build(cursor.text.origin(at));
        return literal
                ? new Word(List.of(new Literal(text, true)), text.origin())
                : new WordReader(new Cursor(text, cursor.depth(), new ArrayList<>())).heredoc();
    }

    private boolean isEnd(String name, int from, int lineEnd) {
        int end = lineEnd > from && chars.charAt(lineEnd - 1) == '\r' ? lineEnd - 1 : lineEnd;
        return end - from == name.length() && chars.startsWith(name, from);
    }
}
