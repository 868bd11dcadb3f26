/**
 * Containers that are run: the words of {@code docker run} and its kin, and what is at risk on the host by how a container is run,
 * wherever that is written down.
 *
 * <p>Way in: {@link dev.contenttrust.lint.run.RunRules}, {@link dev.contenttrust.lint.run.RunLine}. Must not know in which language
 * it was written.
 */
@NullMarked
package dev.contenttrust.lint.run;

import org.jspecify.annotations.NullMarked;
