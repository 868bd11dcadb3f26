/**
 * Names of images, wherever they stand: what a name alone says about what may come in under it.
 *
 * <p>Way in: {@link dev.contenttrust.lint.image.ImageRules}. Must not know in which language the name was written.
 */
@NullMarked
package dev.contenttrust.lint.image;

import org.jspecify.annotations.NullMarked;
