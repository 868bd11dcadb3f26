/**
 * Reads what a file of an image says about what is in the image: one {@link dev.contenttrust.scan.catalog.Cataloguer} for each
 * kind of file. Here are the text formats of distributions: what release it is, and the package databases of dpkg and apk.
 *
 * <p>Must not know layers, nor which files are visible in the end.
 */
@NullMarked
package dev.contenttrust.scan.catalog;

import org.jspecify.annotations.NullMarked;
