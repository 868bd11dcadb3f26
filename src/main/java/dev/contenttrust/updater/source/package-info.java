/**
 * Where metadata comes from: a Notary server over HTTP, or a mirror directory. A source is trusted in nothing; it only has to
 * say truthfully when it cannot answer.
 *
 * <p>Way in: {@link dev.contenttrust.updater.source.NotaryServer}, {@link dev.contenttrust.updater.source.MirrorDirectory}.
 * Must not know what the metadata says.
 */
@NullMarked
package dev.contenttrust.updater.source;

import org.jspecify.annotations.NullMarked;
