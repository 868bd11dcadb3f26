package dev.contenttrust.lint.dockerfile;

import dev.contenttrust.lint.source.MappedText;
import java.util.ArrayList;
import java.util.List;

/** Words as blanks outside of quotes separate them; quotes and escapes are kept. */
final class Words {
    private Words() {}

    static List<MappedText> split(MappedText text) {
        return split(text, '\\');
    }

    static List<MappedText> split(MappedText text, char escape) {
        List<MappedText> words = new ArrayList<>();
        int at = skipBlanks(text.text(), 0);
        while (at < text.length()) {
            int end = wordEnd(text.text(), at, escape);
            words.add(text.part(at, end));
            at = skipBlanks(text.text(), end);
        }
        return words;
    }

    static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    static int wordEnd(String text, int from, char escape) {
        char quote = 0;
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (quote == 0 && isBlank(c)) {
                return at;
            }
            if (c == escape && quote != '\'') {
                at++;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
            at++;
        }
        return Math.min(at, text.length());
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == 0x0b;
    }
}
