/**
 * Tests against real servers on loopback, with real clients as oracles.
 *
 * <p>{@link dev.contenttrust.live.Live} on a test class starts the servers once for all such classes of a run and gives it a
 * {@link dev.contenttrust.live.World}. Where a server or client is missing, the tests that need it are skipped by name.
 */
@NullMarked
package dev.contenttrust.live;

import org.jspecify.annotations.NullMarked;
