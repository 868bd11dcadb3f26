/**
 * Results in the Static Analysis Results Interchange Format (SARIF 2.1.0, OASIS), as far as tools that look at files have use of
 * it: rules, places, fingerprints, fixes, suppressions. Whatever finds things can be written by it.
 *
 * <p>Way in: {@link dev.contenttrust.report.sarif.SarifLog}. Must not know what the results are about.
 */
@NullMarked
package dev.contenttrust.report.sarif;

import org.jspecify.annotations.NullMarked;
