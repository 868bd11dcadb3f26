/**
 * Brings the database up to date: exports of OSV records, the list of known exploits and the estimates, from a server, a
 * directory or a TUF repository.
 *
 * <p>Way in: {@link dev.contenttrust.vulndb.feed.DatabaseUpdate}. Must not know what the database is asked.
 */
@NullMarked
package dev.contenttrust.vulndb.feed;

import org.jspecify.annotations.NullMarked;
