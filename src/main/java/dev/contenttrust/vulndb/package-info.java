/**
 * The vulnerability database: built once from OSV exports, opened at every scan, asked by ecosystem, package and version.
 *
 * <p>Way in: {@link dev.contenttrust.vulndb.VulnerabilityDatabase}; it is made by
 * {@link dev.contenttrust.vulndb.feed.DatabaseUpdate}. Must not know images.
 */
@NullMarked
package dev.contenttrust.vulndb;

import org.jspecify.annotations.NullMarked;
