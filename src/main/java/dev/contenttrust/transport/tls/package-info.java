/**
 * Whom to trust and what to show in a TLS handshake, by host: Docker's certificate directories, files of the command line,
 * the system's authorities. Everything is read when a host first needs it.
 *
 * <p>Way in: {@link dev.contenttrust.transport.tls.TlsContexts}. Must not know requests.
 */
@NullMarked
package dev.contenttrust.transport.tls;

import org.jspecify.annotations.NullMarked;
