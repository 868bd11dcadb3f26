/**
 * Images as data: media types, descriptors, manifests and indexes, and the layouts that hold them on disk (OCI layout, OCI
 * archive, Docker archive).
 *
 * <p>Way in: {@link dev.contenttrust.image.Manifest}, {@link dev.contenttrust.image.Descriptor}. Must not know registries
 * or trust.
 */
@NullMarked
package dev.contenttrust.image;

import org.jspecify.annotations.NullMarked;
