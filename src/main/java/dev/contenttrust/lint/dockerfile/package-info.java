/**
 * Dockerfiles as BuildKit reads them (its frontend/dockerfile/parser and shell packages), without losing a character: the
 * pieces of a {@link dev.contenttrust.lint.dockerfile.Dockerfile} put one after the other are the file, and every word knows
 * where it stands. What BuildKit would refuse is a {@link dev.contenttrust.lint.dockerfile.Problem}, and the rest is read.
 *
 * <p>Way in: {@link dev.contenttrust.lint.dockerfile.DockerfileParser}, {@link dev.contenttrust.lint.dockerfile.Stages}. Must not
 * know rules, nor the shell's language.
 */
@NullMarked
package dev.contenttrust.lint.dockerfile;

import org.jspecify.annotations.NullMarked;
