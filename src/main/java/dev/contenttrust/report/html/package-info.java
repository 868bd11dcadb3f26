/**
 * Self-contained HTML pages: one file, nothing from elsewhere, readable on a phone and on paper.
 *
 * <p>Way in: {@link dev.contenttrust.report.html.Page}. Must not know what a page is about.
 */
@NullMarked
package dev.contenttrust.report.html;

import org.jspecify.annotations.NullMarked;
