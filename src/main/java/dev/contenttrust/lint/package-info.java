/**
 * What enters an image and how it is run: Dockerfiles, compose files, manifests and command lines, judged by rules. A value that
 * cannot be known is unknown, never bad. Text comes from {@code lint.source}, what is found goes to {@code lint.finding}; each
 * kind of file is read in a package of its own.
 *
 * <p>A new kind of file is a {@link dev.contenttrust.lint.finding.FileKind} and an entry in {@code FileKinds}; a new rule is a
 * constant of {@link dev.contenttrust.lint.finding.Rule}, a section of {@code docs/rules.md} with its anchor and examples, and a
 * call of {@code Findings.add}.
 *
 * <p>Must not know how findings are shown.
 */
@NullMarked
package dev.contenttrust.lint;

import org.jspecify.annotations.NullMarked;
