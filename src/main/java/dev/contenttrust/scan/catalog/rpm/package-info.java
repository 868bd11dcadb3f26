/**
 * Reads rpm's databases in their three forms, each a file of header blobs: SQLite, NDB and Berkeley DB; and the list that images
 * without a package manager have instead. Every offset and length in them is checked against the file.
 *
 * <p>Way in: {@link dev.contenttrust.scan.catalog.rpm.RpmDatabase}, {@link
 * dev.contenttrust.scan.catalog.rpm.ImportedKeys}. Must not know what advisories are about.
 */
@NullMarked
package dev.contenttrust.scan.catalog.rpm;

import org.jspecify.annotations.NullMarked;
