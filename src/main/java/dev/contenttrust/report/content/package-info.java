/**
 * Renders what is inside images: layers, files, differences. No I/O, no decisions.
 *
 * <p>Must not know where output goes.
 */
@NullMarked
package dev.contenttrust.report.content;

import org.jspecify.annotations.NullMarked;
