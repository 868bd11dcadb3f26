/**
 * The language of the POSIX shell and what bash adds that Dockerfiles use (POSIX.1-2024, chapter 2; bash 5.2, chapter 3), as a tree
 * whose words know where they stand in the file. Nothing is run and nothing is expanded here.
 *
 * <p>Way in: {@link dev.contenttrust.lint.shell.ShellParser}. Must not know Dockerfiles, nor what commands do.
 */
@NullMarked
package dev.contenttrust.lint.shell;

import org.jspecify.annotations.NullMarked;
