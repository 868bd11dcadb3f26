/**
 * Reads Java archives: which Maven artifacts a jar is or holds, by Maven's own description, the manifest or its name, and those
 * of the jars within it. How much is unpacked, how deep, and how many entries are looked at is bounded.
 *
 * <p>Way in: {@link dev.contenttrust.scan.language.jar.JavaArchives}. Must not know class files.
 */
@NullMarked
package dev.contenttrust.scan.language.jar;

import org.jspecify.annotations.NullMarked;
