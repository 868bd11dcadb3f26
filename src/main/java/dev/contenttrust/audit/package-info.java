/**
 * How fresh what is signed is: for every repository and tag one verdict, with all its reasons, as of one instant. The audit of a
 * repository asks the trust server, and the registry where it has to; it keeps nothing and prints nothing.
 *
 * <p>Way in: {@link dev.contenttrust.audit.Auditor}. Must not know where repositories' names come from, nor how rows are shown.
 */
@NullMarked
package dev.contenttrust.audit;

import org.jspecify.annotations.NullMarked;
