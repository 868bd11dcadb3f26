/**
 * Changes of files that remove what was found: which go together, what they look like, and how they are written so that a file is
 * the old one or the new one and never anything else.
 *
 * <p>Way in: {@link dev.contenttrust.lint.fix.FixPlan}, {@link dev.contenttrust.lint.fix.FileRewrite}. Must not know rules.
 */
@NullMarked
package dev.contenttrust.lint.fix;

import org.jspecify.annotations.NullMarked;
