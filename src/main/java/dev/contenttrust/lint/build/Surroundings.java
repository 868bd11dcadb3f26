package dev.contenttrust.lint.build;

import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.Term;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.SourceText;
import dev.contenttrust.lint.source.Span;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The stage that a command is in. */
final class Surroundings {
    private static final Pattern LOCAL =
            Pattern.compile("(?i)(?:[a-z][a-z0-9+.-]*://)?(?:localhost|127(?:\\.\\d+){3}|\\[::1])(?:[:/].*)?");

    private final SourceText source;
    private final Base base;
    private final List<Act> acts;
    private final boolean pinsKeys;

    Surroundings(SourceText source, Base base, List<Act> acts) {
        this.source = source;
        this.base = base;
        this.acts = acts;
        this.pinsKeys = acts.stream().anyMatch(Surroundings::namesFingerprint);
    }

    SourceText source() {
        return source;
    }

    Base base() {
        return base;
    }

    List<Act> acts() {
        return acts;
    }

    /** Whether a key is named by its whole fingerprint somewhere in the stage, or by a variable that nobody knows. */
    boolean pinsKeys() {
        return pinsKeys;
    }

    private static boolean namesFingerprint(Act act) {
        return act.is("gpg", "gpg2", "apt-key", "grep", "rpm", "rpmkeys")
                && KeyId.all(act.arguments()).stream().anyMatch(id -> id.form() == KeyId.Form.FINGERPRINT);
    }

    /** Whether a checksum or a signature is verified by the same RUN. */
    boolean verifies(Act act) {
        return acts.stream()
                .filter(other -> other.run().equals(act.run()))
                .anyMatch(other -> (other.program().matches("sha\\d+sum|shasum|b2sum")
                                && other.arguments().stream()
                                        .anyMatch(word -> word.text().matches("-[a-z]*c.*|--check")))
                        || (other.is("gpg", "gpg2", "gpgv")
                                && (other.is("gpgv") || other.has("--verify", "--decrypt", "-d"))));
    }

    /** The text of a word as it stands in the file. */
    String written(Term word) {
        return source.text(word.span());
    }

    /** Where a piece of a text stands, if it stands there as it is; else the word that it is part of. */
    Span where(MappedText text, int start, int end, Span otherwise) {
        Span span = text.origin(start, end);
        return source.text(span).equals(text.text().substring(start, end)) ? span : otherwise;
    }

    /** Whether a URL leads to the build's own machine. */
    static boolean isLocal(String url) {
        return LOCAL.matcher(url).matches();
    }

    /** All that a command says, words and texts that it is given, with blanks between. */
    static String said(Act act) {
        return act.words().stream().map(Term::text).collect(Collectors.joining(" "));
    }
}
