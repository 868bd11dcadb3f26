/**
 * Reads what compilers note in the programs that they make: the modules of Go's and the crates of Rust's, in executables for Linux,
 * Windows and macOS.
 *
 * <p>Way in: {@link dev.contenttrust.scan.executable.CompiledPackages}. Must not recognise products by their code.
 */
@NullMarked
package dev.contenttrust.scan.executable;

import org.jspecify.annotations.NullMarked;
