/**
 * The database's one file: made whole beside the old one and put in its place in one step, opened without being read.
 *
 * <p>Way in: {@link dev.contenttrust.vulndb.store.DatabaseBuilder} and {@link dev.contenttrust.vulndb.store.OpenedDatabase}. Must
 * not know where records come from, nor which of them count.
 */
@NullMarked
package dev.contenttrust.vulndb.store;

import org.jspecify.annotations.NullMarked;
