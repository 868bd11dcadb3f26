/**
 * A client of the OCI distribution protocol: manifests and blobs, read and written.
 *
 * <p>Way in: {@link dev.contenttrust.registry.RegistryClient}. Must not know trust.
 */
@NullMarked
package dev.contenttrust.registry;

import org.jspecify.annotations.NullMarked;
