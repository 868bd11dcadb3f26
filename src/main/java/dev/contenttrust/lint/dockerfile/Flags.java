package dev.contenttrust.lint.dockerfile;

import dev.contenttrust.lint.source.MappedText;
import java.util.ArrayList;
import java.util.List;

/** The options before an instruction's arguments. */
record Flags(List<Flag> flags, MappedText rest) {

    static Flags read(MappedText text, char escape) {
        List<Flag> flags = new ArrayList<>();
        int at = Words.skipBlanks(text.text(), 0);
        while (text.text().startsWith("--", at)) {
            int end = Words.wordEnd(text.text(), at, escape);
            if (end - at == 2) {
                at = Words.skipBlanks(text.text(), end);
                break;
            }
            flags.add(flag(text, at, end));
            at = Words.skipBlanks(text.text(), end);
        }
        return new Flags(flags, text.part(at, text.length()));
    }

    private static Flag flag(MappedText text, int start, int end) {
        int equals = text.text().indexOf('=', start);
        int nameEnd = equals < 0 || equals > end ? end : equals;
        MappedText.Builder value = new MappedText.Builder();
        for (int i = nameEnd + 1; i < end; i++) {
            char c = text.text().charAt(i);
            if (c != '"' && c != '\'') {
                value.append(text, i, i + 1);
            }
        }
        return new Flag(
                text.text().substring(start + 2, nameEnd), value.build(text.origin(end)), text.origin(start, end));
    }
}
