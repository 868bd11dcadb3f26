package dev.contenttrust.lint.download;

import dev.contenttrust.lint.flow.Term;
import dev.contenttrust.lint.program.Kind;
import dev.contenttrust.lint.source.MappedText;
import java.util.List;
import java.util.Locale;

/** Whether a command that names files which nothing is known of can mean a download all the same. */
final class Names {
    /** A shorter beginning of a name says nothing. */
    private static final int STEM_MIN = 3;

    private Names() {}

    /**
     * Unless all is told and nothing of it fits: a name with unknown parts, a pattern, a text that is a program, a download without
     * a name, one that is unpacked already (what was in it can be verified) or a name that begins like the other can mean it.
     *
     * @param words what the command names; without any it can mean everything
     */
    static boolean canMean(List<Term> words, Download download) {
        String file = download.fetch()
                .file()
                .filter(path -> path.value().isConstant())
                .map(path -> Files.name(path.text()))
                .orElse("");
        boolean unpacked = download.uses().stream().anyMatch(use -> use.kind() == Kind.UNPACK);
        return words.isEmpty()
                || unpacked
                || isOpen(file)
                || words.stream().anyMatch(word -> !word.value().isConstant() || fits(word.text(), file));
    }

    private static boolean fits(String word, String file) {
        String name = Files.name(word);
        return isOpen(name) || word.indexOf('(') >= 0 || name.equals(file) || begins(name, file) || begins(file, name);
    }

    private static boolean isOpen(String name) {
        return name.isEmpty()
                || name.equals(".")
                || name.chars().anyMatch(c -> c == MappedText.UNKNOWN || c == '*' || c == '?' || c == '$' || c == '[');
    }

    /** Whether the stem of one begins the other: {@code a.tar} is signed, {@code a.tar.xz} is what was fetched. */
    private static boolean begins(String one, String other) {
        int dot = one.indexOf('.', 1);
        String stem = one.substring(0, dot < 0 ? one.length() : dot).toLowerCase(Locale.ROOT);
        return stem.length() >= STEM_MIN && other.toLowerCase(Locale.ROOT).startsWith(stem);
    }
}
