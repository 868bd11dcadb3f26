/**
 * An image opened to be looked into, wherever it comes from: its layers, read and verified one by one, and what is known of who
 * signed it. What was signed and what was not are told apart by type, so that no report can forget to say which.
 *
 * <p>Way in: {@link dev.contenttrust.trusted.content.ImageOpener}, {@link dev.contenttrust.trusted.content.OpenedImage}. Must
 * not know what is looked for, nor commands.
 */
@NullMarked
package dev.contenttrust.trusted.content;

import org.jspecify.annotations.NullMarked;
