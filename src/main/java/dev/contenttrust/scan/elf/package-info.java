/**
 * What an executable file says of its own form: its sections and segments, the libraries it asks for, the name it goes by. All
 * of it is the attacker's word: every offset, length and count is held against the file's true size and a limit, and what does
 * not fit is passed over and named among the flaws.
 *
 * <p>Way in: {@link dev.contenttrust.scan.elf.ExecutableKind}, {@link dev.contenttrust.scan.elf.ElfFile}. Must not know what is
 * looked for in the bytes.
 */
@NullMarked
package dev.contenttrust.scan.elf;

import org.jspecify.annotations.NullMarked;
