/**
 * How products are recognised by what is in their files: read from a text that a person can extend (docs/recognisers.md). What
 * is wrong with such a text is said with its line.
 *
 * <p>Way in: {@link dev.contenttrust.scan.binary.rules.Recognisers}. Must not know files, nor how they are searched.
 */
@NullMarked
package dev.contenttrust.scan.binary.rules;

import org.jspecify.annotations.NullMarked;
