package dev.contenttrust.lint.run;

import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import java.util.Locale;

/**
 * A word and where it stands.
 *
 * @param text in which {@link MappedText#UNKNOWN} stands for what cannot be known
 * @param elastic whether it may turn out to be several words, or none
 */
public record Said(String text, Span span, boolean elastic) {
    /** One word. */
    public Said(String text, Span span) {
        this(text, span, false);
    }

    /** Whether all of it is known. */
    public boolean known() {
        return text.indexOf(MappedText.UNKNOWN) < 0;
    }

    /** The same place, another text. */
    public Said as(String other) {
        return new Said(other, span, elastic);
    }

    String lower() {
        return lowerCase();
    }

    /** In lower case. */
    public String lowerCase() {
        return text.toLowerCase(Locale.ROOT);
    }
}
