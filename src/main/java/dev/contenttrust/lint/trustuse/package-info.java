/**
 * Where a file relies on Docker Content Trust: on a variable that nothing reads any more, on clients that are no longer kept, on
 * servers that close, and where it gives away what signs.
 *
 * <p>Way in: {@link dev.contenttrust.lint.trustuse.TrustUseRules}. Must not know in which language the file is written.
 */
@NullMarked
package dev.contenttrust.lint.trustuse;

import org.jspecify.annotations.NullMarked;
