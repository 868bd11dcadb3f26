/**
 * Opens database files that somebody else made: read-only, unchanging, their schema untrusted, their size and answers bounded; and
 * keeps the library that does so at hand.
 *
 * <p>Way in: {@link dev.contenttrust.sqlite.ForeignDatabase}, {@link dev.contenttrust.sqlite.SqliteLibrary}. Must not know what is in them.
 */
@NullMarked
package dev.contenttrust.sqlite;

import org.jspecify.annotations.NullMarked;
