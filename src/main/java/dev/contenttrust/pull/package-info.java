/**
 * Writes trusted images: to OCI layouts and archives, Docker archives, and other registries; all of it verified or nothing
 * under the final name.
 *
 * <p>Way in: {@link dev.contenttrust.pull.ImagePuller}. Must not know commands.
 */
@NullMarked
package dev.contenttrust.pull;

import org.jspecify.annotations.NullMarked;
