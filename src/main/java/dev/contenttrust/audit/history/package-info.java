/**
 * What audits saw of timestamps, kept from one to the next in small files, one a repository: whether one is renewed as it used to
 * be cannot be told from a single look.
 *
 * <p>Way in: {@link dev.contenttrust.audit.history.HistoryDirectory}. Must not know what is concluded from it.
 */
@NullMarked
package dev.contenttrust.audit.history;

import org.jspecify.annotations.NullMarked;
