/**
 * Commands in shell scripts and in all that has shell in it: Makefiles, Markdown, the files of build services. Each command is
 * taken for itself, with what variables that are set once hold; what cannot be known is unknown.
 *
 * <p>Way in: {@link dev.contenttrust.lint.script.ShellCheck}. Must not know what is wrong with a command.
 */
@NullMarked
package dev.contenttrust.lint.script;

import org.jspecify.annotations.NullMarked;
