/**
 * Images on disk: OCI layouts read and written, OCI archives and Docker archives written. A layout is only ever added to, its
 * blobs first and its index last, so that a reader sees the old set of images or the new.
 *
 * <p>Way in: {@link dev.contenttrust.image.layout.OciLayout}, {@link dev.contenttrust.image.layout.DockerArchive}. Must not
 * know where bytes come from; whoever hands blobs in has verified them.
 */
@NullMarked
package dev.contenttrust.image.layout;

import org.jspecify.annotations.NullMarked;
