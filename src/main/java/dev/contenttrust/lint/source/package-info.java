/**
 * Text as it was read, with positions: which line and column an offset is at, and where a piece of a text that was put together
 * (continued lines joined, quotes removed) came from. Nothing is lost: byte order mark, line ends and bytes that are no UTF-8
 * are written back as they were. What is to be changed is an {@link dev.contenttrust.lint.source.Edit}.
 *
 * <p>Way in: {@link dev.contenttrust.lint.source.SourceText}, {@link dev.contenttrust.lint.source.MappedText}. Must not know any
 * language.
 */
@NullMarked
package dev.contenttrust.lint.source;

import org.jspecify.annotations.NullMarked;
