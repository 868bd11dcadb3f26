/**
 * Dockerfiles judged: the images that they are built from, the keys and repositories that their commands trust, verification that
 * they switch off, and what they leave in an image's settings.
 *
 * <p>Way in: {@link dev.contenttrust.lint.build.BuildCheck}. Must not know how files and commands are read; what is downloaded is
 * followed elsewhere.
 */
@NullMarked
package dev.contenttrust.lint.build;

import org.jspecify.annotations.NullMarked;
