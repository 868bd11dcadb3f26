/**
 * What programs of a build do, told from their words: what they fetch and where to, what they do with a file, what they verify.
 * Taken from the manuals of the programs; where those differ between systems, the reading that blames less.
 *
 * <p>Way in: {@link dev.contenttrust.lint.program.Fetches}, {@link dev.contenttrust.lint.program.Uses}. Must not know where a file
 * came from, nor rules.
 */
@NullMarked
package dev.contenttrust.lint.program;

import org.jspecify.annotations.NullMarked;
