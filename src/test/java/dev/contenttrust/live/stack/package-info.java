/**
 * A registry and a Notary service on loopback, made of the real servers.
 *
 * <p>{@link dev.contenttrust.live.stack.Live} on a test class starts {@link dev.contenttrust.live.stack.LiveStack} once for
 * all such classes of a run and hands it to constructors and methods. The servers keep their data in memory or under one
 * temporary directory and end with the run, even where the run is killed.
 */
@NullMarked
package dev.contenttrust.live.stack;

import org.jspecify.annotations.NullMarked;
