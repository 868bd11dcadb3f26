package dev.contenttrust.lint.dockerfile;

import dev.contenttrust.lint.source.MappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The arguments of an instruction as a JSON array of strings (RFC 8259), which is tried before any other form. */
final class JsonForm {
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";
    private static final int HEX_DIGITS = 4;
    private static final int HEX = 16;

    private final MappedText text;
    private int at;

    private JsonForm(MappedText text) {
        this.text = text;
    }

    /** The strings; empty where the text is anything else. */
    static Optional<List<MappedText>> read(MappedText text) {
        JsonForm form = new JsonForm(text);
        return form.next() == '[' ? form.array() : Optional.empty();
    }

    private Optional<List<MappedText>> array() {
        List<MappedText> strings = new ArrayList<>();
        at++;
        if (next() == ']') {
            return ended(strings);
        }
        while (next() == '"') {
            Optional<MappedText> string = string();
            if (string.isEmpty()) {
                return Optional.empty();
            }
            strings.add(string.get());
            char after = next();
            at++;
            if (after == ']') {
                at--;
                return ended(strings);
            }
            if (after != ',') {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<List<MappedText>> ended(List<MappedText> strings) {
        at++;
        next();
        return at == text.length() ? Optional.of(strings) : Optional.empty();
    }

    private char next() {
        at = Words.skipBlanks(text.text(), at);
        return peek();
    }

    private char peek() {
        return at < text.length() ? text.text().charAt(at) : 0;
    }

    private Optional<MappedText> string() {
        MappedText.Builder string = new MappedText.Builder();
        at++;
        while (at < text.length()) {
            char c = peek();
            if (c == '"') {
                MappedText done = string.build(text.origin(at));
                at++;
                return Optional.of(done);
            }
            if (c < ' ' || (c == '\\' && !escape(string))) {
                return Optional.empty();
            }
            if (c != '\\') {
                string.append(text, at, at + 1);
                at++;
            }
        }
        return Optional.empty();
    }

    private boolean escape(MappedText.Builder string) {
        int origin = text.origin(at);
        at++;
        char c = peek();
        int known = c == 0 ? -1 : ESCAPES.indexOf(c);
        if (known >= 0) {
            string.append(ESCAPED.charAt(known), origin);
            at++;
            return true;
        }
        if (c != 'u' || at + HEX_DIGITS >= text.length()) {
            return false;
        }
        int code = 0;
        for (int i = 1; i <= HEX_DIGITS; i++) {
            int digit = Character.digit(text.text().charAt(at + i), HEX);
            if (digit < 0) {
                return false;
            }
            code = code * HEX + digit;
        }
        string.append((char) code, origin);
        at += 1 + HEX_DIGITS;
        return true;
    }
}
