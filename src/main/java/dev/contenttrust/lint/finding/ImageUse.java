package dev.contenttrust.lint.finding;

import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;

/**
 * A place where an image is named.
 *
 * @param name as it is understood, in which {@link MappedText#UNKNOWN} stands for what cannot be known
 * @param span where it stands, with whatever quotes or variables it is written in
 */
public record ImageUse(String name, Span span) {
    /** Whether all of the name is known. */
    public boolean known() {
        return name.indexOf(MappedText.UNKNOWN) < 0;
    }
}
