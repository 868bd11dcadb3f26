/**
 * What is found, and by which rule. Every kind of file that is read reports to one {@link dev.contenttrust.lint.finding.Findings};
 * what is not to be reported, because a comment or the settings say so, is decided there and nowhere else.
 *
 * <p>Way in: {@link dev.contenttrust.lint.finding.Finding}, {@link dev.contenttrust.lint.finding.Rule}.
 *
 * <p>To add a rule: a constant of {@link dev.contenttrust.lint.finding.Rule}, a section with the anchor of its id in
 * {@code docs/rules.md} with good and bad examples (a test runs them), and a call of {@code Findings.add} where it is found out.
 *
 * <p>To add a kind of file: an implementation of {@link dev.contenttrust.lint.finding.FileKind} in a package of its own under
 * {@code lint}, and its entry in the list of {@code lint.FileKinds}. Several kinds may read one file.
 *
 * <p>Must not know any language, nor how findings are shown.
 */
@NullMarked
package dev.contenttrust.lint.finding;

import org.jspecify.annotations.NullMarked;
