/**
 * A registry and a Notary service on loopback, made of the real servers.
 *
 * <p>{@link dev.contenttrust.live.stack.LiveStack} starts them. They keep their data in memory or under one temporary
 * directory and end with the run, even where the run is killed.
 */
@NullMarked
package dev.contenttrust.live.stack;

import org.jspecify.annotations.NullMarked;
