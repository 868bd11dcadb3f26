/**
 * What somebody decided not to count: ignore files, each line with a reason and an end, and OpenVEX documents.
 *
 * <p>Way in: {@link dev.contenttrust.scan.exempt.Exemptions}. Must not know where files lie.
 */
@NullMarked
package dev.contenttrust.scan.exempt;

import org.jspecify.annotations.NullMarked;
