/**
 * Which files of a directory there are to look at: in a stable order, without following links, without what version control and
 * package managers keep there.
 *
 * <p>Way in: {@link dev.contenttrust.lint.tree.Tree}. Must not know what is in the files.
 */
@NullMarked
package dev.contenttrust.lint.tree;

import org.jspecify.annotations.NullMarked;
