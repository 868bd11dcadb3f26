/**
 * Commands that are told not to verify what they get, by their options or by variables, and source code that is not named by its
 * commit: TR207, TR211, TR402, TR403. What is verified in spite of that afterwards is a note.
 *
 * <p>Way in: {@link dev.contenttrust.lint.unverified.UnverifiedRules}. Must not know how downloads are followed.
 */
@NullMarked
package dev.contenttrust.lint.unverified;

import org.jspecify.annotations.NullMarked;
