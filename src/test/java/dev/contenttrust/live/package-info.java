/**
 * Tests against real servers on loopback, with real clients as oracles.
 *
 * <p>{@link dev.contenttrust.live.Peers} finds the foreign programs. What is missing on a machine is skipped by name.
 */
@NullMarked
package dev.contenttrust.live;

import org.jspecify.annotations.NullMarked;
