/**
 * Reads what package managers of programming languages leave beside the code that they install: of npm, Python, Ruby, PHP and
 * .NET.
 *
 * <p>Way in: the cataloguers. Must not know how code is compiled.
 */
@NullMarked
package dev.contenttrust.scan.language;

import org.jspecify.annotations.NullMarked;
