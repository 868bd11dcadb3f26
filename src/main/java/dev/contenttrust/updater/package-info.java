/**
 * Runs the TUF workflow: asks a source for what the trusted set needs next, hands it over, and stores what was verified.
 * Sources are HTTP and mirror directories, the store is a locked directory that is replaced atomically.
 *
 * <p>Way in: {@link dev.contenttrust.updater.Updater}. Must not know tags, pins or images.
 */
@NullMarked
package dev.contenttrust.updater;

import org.jspecify.annotations.NullMarked;
