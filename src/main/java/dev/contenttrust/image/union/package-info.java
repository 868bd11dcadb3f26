/**
 * The file system that an image's layers make together, as a model: no file is unpacked. It knows of each path what it is,
 * which layer brought it and where its content lies, and of each layer what it adds, changes and takes away.
 *
 * <p>Way in: {@link dev.contenttrust.image.union.UnionBuilder}, {@link dev.contenttrust.image.union.UnionFileSystem}. Must not
 * know where layers come from, nor what their files hold.
 */
@NullMarked
package dev.contenttrust.image.union;

import org.jspecify.annotations.NullMarked;
