/**
 * A directory of verified artifacts: what lies there under a target's name is what was signed for it, or was when it came.
 *
 * <p>Way in: {@link dev.contenttrust.updater.artifact.ArtifactDirectory}. Must not know where bytes come from, nor who signed.
 */
@NullMarked
package dev.contenttrust.updater.artifact;

import org.jspecify.annotations.NullMarked;
