/**
 * Bounded HTTP: connections that are kept, challenges and tokens, Docker credentials, TLS by host, proxies, deadlines and
 * least rates. OkHttp and nimbus are seen in this room only.
 *
 * <p>Way in: {@link dev.contenttrust.transport.HttpService}. Must not know what is fetched, nor why.
 */
@NullMarked
package dev.contenttrust.transport;

import org.jspecify.annotations.NullMarked;
