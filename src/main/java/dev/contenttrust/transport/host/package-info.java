/**
 * What a host's name says about how it may be treated: loopback, plain http, whose domain.
 *
 * <p>Way in: {@link dev.contenttrust.transport.host.Hosts}. Must not know requests.
 */
@NullMarked
package dev.contenttrust.transport.host;

import org.jspecify.annotations.NullMarked;
