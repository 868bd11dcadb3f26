/**
 * What a variable or a word can stand for: some texts, each with its origins, in which pieces may be unknown; and what the
 * operators of parameter expansion ({@code ${x:-y}}, {@code ${x%%.*}}) make of them, which Dockerfiles and shells share
 * (POSIX.1-2024, 2.6.2).
 *
 * <p>Way in: {@link dev.contenttrust.lint.value.Value}, {@link dev.contenttrust.lint.value.Operator}. Must not know where values
 * come from.
 */
@NullMarked
package dev.contenttrust.lint.value;

import org.jspecify.annotations.NullMarked;
