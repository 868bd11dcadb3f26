/**
 * What a scan answers: the image, what is in it, what is known to be wrong with that, and what could not be checked.
 *
 * <p>Way in: {@link dev.contenttrust.scan.result.ScanResult}. Must not know how it is found out or shown.
 */
@NullMarked
package dev.contenttrust.scan.result;

import org.jspecify.annotations.NullMarked;
