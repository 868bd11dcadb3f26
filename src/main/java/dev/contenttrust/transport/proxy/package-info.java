/**
 * Proxies as the environment names them, by the rules that Go programs, and so Docker and notary, follow.
 *
 * <p>Way in: {@link dev.contenttrust.transport.proxy.Proxies}. Must not know requests.
 */
@NullMarked
package dev.contenttrust.transport.proxy;

import org.jspecify.annotations.NullMarked;
