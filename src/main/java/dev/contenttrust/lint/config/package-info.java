/**
 * What a project says of how it is to be checked: {@code .trust-lint.yaml}, beside the files or above them. It comes with what is
 * being checked, so whoever wrote the one may have written the other: which file was used is always known.
 *
 * <p>Way in: {@link dev.contenttrust.lint.config.Configs}. Must not know how files are checked.
 */
@NullMarked
package dev.contenttrust.lint.config;

import org.jspecify.annotations.NullMarked;
