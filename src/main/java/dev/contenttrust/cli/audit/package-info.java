/**
 * What a run of an audit is made of beside the audit itself: the names it is about, where the rows go, and what they mean for the
 * exit code.
 *
 * <p>Way in: {@link dev.contenttrust.cli.audit.Sink}. Must not know options.
 */
@NullMarked
package dev.contenttrust.cli.audit;

import org.jspecify.annotations.NullMarked;
