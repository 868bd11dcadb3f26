/**
 * What enters an image and how it is run: Dockerfiles, compose files, manifests and command lines, judged by rules. A value that
 * cannot be known is unknown, never bad.
 *
 * <p>Must not know how findings are shown.
 */
@NullMarked
package dev.contenttrust.lint;

import org.jspecify.annotations.NullMarked;
