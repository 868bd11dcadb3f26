package dev.contenttrust.lint.shell;

import dev.contenttrust.lint.shell.Word.Opaque;
import dev.contenttrust.lint.shell.Word.Parameter;
import dev.contenttrust.lint.shell.Word.Part;
import java.util.Optional;
import java.util.Set;

/** Reads parameter expansions. */
final class ParameterReader {
    private static final String SPECIAL = "@*#?-$!";
    private static final Set<String> TWO_LETTER = Set.of(":-", ":+", ":?", ":=", "##", "%%", "//");
    private static final String ONE_LETTER = "-+?=#%/";

    private final Cursor cursor;

    ParameterReader(Cursor cursor) {
        this.cursor = cursor;
    }

    static Part plain(String name, boolean quoted, int origin) {
        return new Parameter(name, "", Optional.empty(), quoted, origin);
    }

    /** The name after a dollar; empty where it stands for itself. */
    static String plainName(Cursor cursor) {
        char c = cursor.peek();
        if ((SPECIAL.indexOf(c) >= 0 && c != 0) || Character.isDigit(c)) {
            cursor.move(cursor.at() + 1);
            return String.valueOf(c);
        }
        return name(cursor);
    }

    static String name(Cursor cursor) {
        int start = cursor.at();
        int end = start;
        String chars = cursor.text.text();
        while (end < chars.length() && isNameCharacter(chars.charAt(end))) {
            end++;
        }
        cursor.move(end);
        return chars.substring(start, end);
    }

    static boolean isNameCharacter(char c) {
        return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** From after the dollar and the opening brace to after the closing one. */
    Part braced(boolean quoted, int origin) {
        if (!cursor.enter()) {
            return new Opaque(origin);
        }
        boolean strange = (cursor.peek() == '#' && cursor.peek(1) != '}') || cursor.peek() == '!';
        if (strange) {
            cursor.move(cursor.at() + 1);
        }
        String name = plainName(cursor);
        if (cursor.peek() == '[') {
            strange |= !cursor.looking("[@]") && !cursor.looking("[*]");
            int close = cursor.text.text().indexOf(']', cursor.at());
            cursor.move(close < 0 ? cursor.at() + 1 : close + 1);
        }
        String operator = operator();
        Word operand = quoted ? new WordReader(cursor).quotedOperand() : new WordReader(cursor).operand();
        if (!cursor.take("}")) {
            cursor.fail("a brace is not closed");
        }
        cursor.leave();
        boolean unknown = strange || (operator.isEmpty() && !operand.parts().isEmpty());
        return new Parameter(name, unknown ? "?!" : operator, Optional.of(operand), quoted, origin);
    }

    private String operator() {
        if (cursor.at() + 1 < cursor.text.length()) {
            String two = cursor.text.text().substring(cursor.at(), cursor.at() + 2);
            if (TWO_LETTER.contains(two)) {
                cursor.move(cursor.at() + 2);
                return two;
            }
        }
        char c = cursor.peek();
        if (c != 0 && ONE_LETTER.indexOf(c) >= 0) {
            cursor.move(cursor.at() + 1);
            return String.valueOf(c);
        }
        return "";
    }
}
