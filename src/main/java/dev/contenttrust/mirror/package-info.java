/**
 * Makes the evidence last: takes everything that a trust server still has of a repository into a mirror directory
 * (docs/mirror.md), verified as it is taken, and checks what was taken.
 *
 * <p>Way in: {@link dev.contenttrust.mirror.MirrorWriter}, {@link dev.contenttrust.mirror.RepositoryTaker}, {@link
 * dev.contenttrust.mirror.MirrorCheck}. Must not know how images are copied.
 */
@NullMarked
package dev.contenttrust.mirror;

import org.jspecify.annotations.NullMarked;
