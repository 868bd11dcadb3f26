/**
 * Files that are read anywhere in them: spooled from a stream to memory or to a temporary file that is surely removed, and read
 * in bounded pieces. What a file says of its own offsets and lengths is checked here.
 *
 * <p>Way in: {@link dev.contenttrust.scan.file.Spool} and {@link dev.contenttrust.scan.file.Pieces}. Must not know any format.
 */
@NullMarked
package dev.contenttrust.scan.file;

import org.jspecify.annotations.NullMarked;
