package dev.contenttrust.lint.finding;

import dev.contenttrust.lint.source.SourceText;

/** A kind of file that can be checked. Safe for use by several threads. */
public interface FileKind {
    /** Whether a file of this name may be one; {@link #check} may still find that it is none, and say nothing. */
    boolean claims(String fileName);

    /** Whether a file of this name is one: what cannot be read as text there could not be checked. */
    default boolean isSureOf(String fileName) {
        return claims(fileName);
    }

    /**
     * Checks one file. Whatever its text is, this returns: what cannot be read is a finding.
     *
     * @param policy what the user trusts
     */
    void check(SourceText text, Policy policy, Findings findings);
}
