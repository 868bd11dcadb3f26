/**
 * The vulnerability database: built once from OSV exports, opened at every scan, asked by ecosystem, package and version.
 *
 * <p>Must not know images.
 */
@NullMarked
package dev.contenttrust.vulndb;

import org.jspecify.annotations.NullMarked;
