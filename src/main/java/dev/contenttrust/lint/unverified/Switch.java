package dev.contenttrust.lint.unverified;

import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.source.Span;

/**
 * Something that switches a verification off.
 *
 * @param span the word that does
 * @param what the word, to be shown
 * @param effect what it does, as a clause
 */
record Switch(Rule rule, Level level, Span span, String what, String effect) {
    Switch at(Level other) {
        return new Switch(rule, other, span, what, effect);
    }
}
