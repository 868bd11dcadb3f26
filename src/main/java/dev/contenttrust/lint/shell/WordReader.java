package dev.contenttrust.lint.shell;

import dev.contenttrust.lint.shell.Word.Literal;
import dev.contenttrust.lint.shell.Word.Opaque;
import dev.contenttrust.lint.shell.Word.Part;
import dev.contenttrust.lint.shell.Word.ProcessFile;
import dev.contenttrust.lint.shell.Word.Substitution;
import dev.contenttrust.lint.source.MappedText;
import java.util.ArrayList;
import java.util.List;

/** Reads words. */
final class WordReader {
    private static final String EXTENDED_PATTERNS = "@!?+*";
    /** Letters that stand for control characters between {@code $'} and {@code '} (bash 5.2, 3.1.2.4). */
    private static final String ESCAPES = "ntr";

    private static final String CONTROLS = "\n\t\r";

    private static final String ESCAPED_IN_QUOTES = "$`\"\\\n";

    /** Arithmetic is looked over twice where it turns out to be a command; longer ones are none. */
    private static final int ARITHMETIC_MAX = 4096;

    private final Cursor cursor;

    WordReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** What is put together of one word. */
    private static final class Pieces {
        private final List<Part> parts = new ArrayList<>();
        private MappedText.Builder text = new MappedText.Builder();
        private boolean quoted;
        private boolean any;

        void append(Cursor cursor, int start, int end, boolean inQuotes) {
            turn(cursor, start, inQuotes);
            text.append(cursor.text, start, end);
        }

        /** A quoted character that an escape stands for. */
        void append(Cursor cursor, int at, char c) {
            turn(cursor, at, true);
            text.append(c, cursor.text.origin(at));
        }

        void turn(Cursor cursor, int at, boolean inQuotes) {
            if (quoted != inQuotes) {
                flush(cursor, at);
                quoted = inQuotes;
            }
            any |= inQuotes;
        }

        void add(Cursor cursor, int at, Part part) {
            flush(cursor, at);
            parts.add(part);
        }

        void flush(Cursor cursor, int at) {
            if (text.length() > 0 || any) {
                parts.add(new Literal(text.build(cursor.text.origin(at)), quoted));
                text = new MappedText.Builder();
            }
            any = false;
        }
    }

    /** A word from here to the next blank or operator; has no parts where there is none. */
    Word word() {
        return read(false, (char) 0);
    }

    /** All of the text as a heredoc's, in which quotes are nothing special. */
    Word heredoc() {
        Pieces pieces = new Pieces();
        int start = cursor.at();
        quotedUntil((char) 0, pieces);
        pieces.flush(cursor, cursor.at());
        return new Word(pieces.parts, cursor.origin(start));
    }

    /** The word after an operator, up to the brace that ends the expansion. */
    Word operand() {
        return read(true, '}');
    }

    /** The same inside of double quotes, where single quotes are nothing special. */
    Word quotedOperand() {
        Pieces pieces = new Pieces();
        int start = cursor.at();
        quotedUntil('}', pieces);
        pieces.flush(cursor, cursor.at());
        return new Word(pieces.parts, cursor.origin(start));
    }

    private Word read(boolean metaToo, char end) {
        Pieces pieces = new Pieces();
        int start = cursor.at();
        while (!cursor.atEnd()) {
            char c = cursor.peek();
            if (c == end && end != 0) {
                break;
            }
            if (!metaToo && Cursor.isMeta(c) && !(c == '(' && extendedPattern(start))) {
                break;
            }
            piece(c, pieces);
        }
        pieces.flush(cursor, cursor.at());
        return new Word(pieces.parts, cursor.origin(start));
    }

    private boolean extendedPattern(int start) {
        return cursor.at() > start
                && EXTENDED_PATTERNS.indexOf(cursor.text.text().charAt(cursor.at() - 1)) >= 0;
    }

    private void piece(char c, Pieces pieces) {
        int at = cursor.at();
        switch (c) {
            case '\\' -> escape(pieces);
            case '\'' -> {
                int end = cursor.text.text().indexOf('\'', at + 1);
                if (end < 0) {
                    cursor.fail("a single quote is not closed");
                } else {
                    pieces.append(cursor, at + 1, end, true);
                    cursor.move(end + 1);
                }
            }
            case '"' -> {
                cursor.move(at + 1);
                quoted(pieces);
            }
            case '$', '`' -> dollar(pieces, false);
            case '(' -> pattern(pieces);
            default -> {
                pieces.append(cursor, at, at + 1, false);
                cursor.move(at + 1);
            }
        }
    }

    private void escape(Pieces pieces) {
        int at = cursor.at();
        if (cursor.peek(1) != '\n') {
            pieces.append(cursor, Math.min(at + 1, cursor.text.length()), Math.min(at + 2, cursor.text.length()), true);
        }
        cursor.move(at + 2);
    }

    /** {@code @(a|b)}: up to its closing parenthesis, as text. */
    private void pattern(Pieces pieces) {
        int start = cursor.at();
        int close = cursor.text.text().indexOf(')', start);
        if (close < 0) {
            cursor.fail("a parenthesis is not closed");
        } else {
            pieces.append(cursor, start, close + 1, false);
            cursor.move(close + 1);
        }
    }

    private void quoted(Pieces pieces) {
        pieces.turn(cursor, cursor.at(), true);
        quotedUntil('"', pieces);
        if (!cursor.take("\"")) {
            cursor.fail("a double quote is not closed");
        }
    }

    private void quotedUntil(char end, Pieces pieces) {
        while (!cursor.atEnd()) {
            char c = cursor.peek();
            int at = cursor.at();
            if (c == end && end != 0) {
                return;
            }
            if (c == '\\' && cursor.peek(1) == '\n') {
                cursor.move(at + 2);
            } else if (c == '\\' && (ESCAPED_IN_QUOTES.indexOf(cursor.peek(1)) >= 0 || cursor.peek(1) == end)) {
                pieces.append(cursor, at + 1, at + 2, true);
                cursor.move(at + 2);
            } else if (c == '$' || c == '`') {
                dollar(pieces, true);
            } else if (c == '"' && end == '}') {
                cursor.move(at + 1);
            } else {
                pieces.append(cursor, at, at + 1, true);
                cursor.move(at + 1);
            }
        }
    }

    private void dollar(Pieces pieces, boolean inQuotes) {
        int at = cursor.at();
        int origin = cursor.text.origin(at);
        char next = cursor.peek(1);
        if (cursor.peek() == '`') {
            cursor.move(at + 1);
            pieces.add(cursor, at, backquoted(inQuotes, origin));
        } else if (next == '(' && cursor.peek(2) == '(' && arithmetic(at + 3)) {
            pieces.add(cursor, at, new Opaque(origin));
        } else if (next == '(') {
            cursor.move(at + 2);
            pieces.add(cursor, at, new Substitution(nested(), inQuotes, origin));
        } else if (next == '{') {
            cursor.move(at + 2);
            pieces.add(cursor, at, new ParameterReader(cursor).braced(inQuotes, origin));
        } else if (next == '\'' && !inQuotes) {
            cursor.move(at + 2);
            pieces.turn(cursor, at, true);
            ansi(pieces);
        } else if (next == '"' && !inQuotes) {
            cursor.move(at + 1);
        } else {
            cursor.move(at + 1);
            String name = ParameterReader.plainName(cursor);
            if (name.isEmpty()) {
                pieces.append(cursor, at, at + 1, inQuotes);
            } else {
                pieces.add(cursor, at, ParameterReader.plain(name, inQuotes, origin));
            }
        }
    }

    /** Whether arithmetic is closed by two parentheses; if so, goes past it. */
    private boolean arithmetic(int from) {
        String chars = cursor.text.text();
        int open = 0;
        int limit = Math.min(chars.length(), from + ARITHMETIC_MAX);
        for (int i = from; i < limit; i++) {
            char c = chars.charAt(i);
            if (c == '(') {
                open++;
            } else if (c == ')' && open > 0) {
                open--;
            } else if (c == ')') {
                boolean closed = i + 1 < chars.length() && chars.charAt(i + 1) == ')';
                if (closed) {
                    cursor.move(i + 2);
                }
                return closed;
            }
        }
        return false;
    }

    /** {@code (( … ))} from its first parenthesis; whether it is one. */
    boolean arithmeticCommand() {
        return cursor.looking("((") && arithmetic(cursor.at() + 2);
    }

    /** Commands up to the closing parenthesis, and past it. */
    Sequence nested() {
        if (!cursor.enter()) {
            return new Sequence(List.of());
        }
        Sequence body = new CommandReader(cursor).sequence();
        cursor.skipSeparators();
        if (!cursor.take(")")) {
            cursor.fail("a parenthesis is not closed");
        }
        cursor.leave();
        return body;
    }

    /** {@code <( … )} or {@code >( … )}, if one is here. */
    boolean lookingAtProcessFile() {
        return (cursor.peek() == '<' || cursor.peek() == '>') && cursor.peek(1) == '(';
    }

    Word processFile() {
        int start = cursor.at();
        boolean input = cursor.peek() == '<';
        cursor.move(start + 2);
        Part part = new ProcessFile(nested(), input, cursor.text.origin(start));
        return new Word(List.of(part), cursor.origin(start));
    }

    private Part backquoted(boolean inQuotes, int origin) {
        String chars = cursor.text.text();
        MappedText.Builder inner = new MappedText.Builder();
        int at = cursor.at();
        while (at < chars.length() && chars.charAt(at) != '`') {
            boolean escaped = chars.charAt(at) == '\\'
                    && at + 1 < chars.length()
                    && (chars.charAt(at + 1) == '`' || chars.charAt(at + 1) == '\\' || chars.charAt(at + 1) == '$');
            at += escaped ? 1 : 0;
            inner.append(cursor.text, at, at + 1);
            at++;
        }
        if (at >= chars.length()) {
            cursor.fail("a backquote is not closed");
            return new Opaque(origin);
        }
        Script script = ShellParser.parse(inner.build(cursor.text.origin(at)), cursor.depth() + 1);
        cursor.move(at + 1);
        script.problem().ifPresent(cursor::fail);
        return new Substitution(script.body(), inQuotes, origin);
    }

    private void ansi(Pieces pieces) {
        while (!cursor.atEnd() && cursor.peek() != '\'') {
            int at = cursor.at();
            int length = cursor.peek() == '\\' ? 2 : 1;
            int last = Math.min(at + length, cursor.text.length()) - 1;
            int control = length == 1 ? -1 : ESCAPES.indexOf(cursor.text.text().charAt(last));
            if (control < 0) {
                pieces.append(cursor, last, last + 1, true);
            } else {
                pieces.append(cursor, at, CONTROLS.charAt(control));
            }
            cursor.move(at + length);
        }
        if (!cursor.take("'")) {
            cursor.fail("a single quote is not closed");
        }
        pieces.flush(cursor, cursor.at());
        pieces.quoted = false;
    }
}
