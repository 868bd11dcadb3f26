/**
 * The images that checked files name, held against what is signed: TR109 to TR111, and the signed digest as the fix of a name
 * that has none. Every repository is opened once a run.
 *
 * <p>Way in: {@link dev.contenttrust.lint.signed.SignatureCheck}. Must not know in which language a name was written, nor how
 * findings are shown, nor any registry: what is pinned is what was signed, never what is served.
 */
@NullMarked
package dev.contenttrust.lint.signed;

import org.jspecify.annotations.NullMarked;
