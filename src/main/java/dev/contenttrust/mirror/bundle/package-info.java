/**
 * One repository of a mirror as an artifact beside its images in a registry (docs/mirror.md), and back: a gzipped tar that is a mirror
 * of its own.
 *
 * <p>Way in: {@link dev.contenttrust.mirror.bundle.BundleStore}. Must not know who asks for it, or how it is checked.
 */
@NullMarked
package dev.contenttrust.mirror.bundle;

import org.jspecify.annotations.NullMarked;
