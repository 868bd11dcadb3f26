/**
 * Key material beside a Dockerfile: what keyrings that it copies, or that the user supplies, really hold, against the fingerprints
 * that it pins.
 *
 * <p>Way in: {@link dev.contenttrust.lint.keyfile.KeyMaterial}. Must not know how the keys are used.
 */
@NullMarked
package dev.contenttrust.lint.keyfile;

import org.jspecify.annotations.NullMarked;
