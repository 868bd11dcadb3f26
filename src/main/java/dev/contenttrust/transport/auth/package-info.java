/**
 * Who we are, and to whom we may say so: challenges, tokens, the logins that Docker has stored. nimbus is seen here only.
 *
 * <p>Way in: {@link dev.contenttrust.transport.auth.Authenticator}. Must not know how requests travel: it is handed a
 * {@link dev.contenttrust.transport.auth.TokenEndpoint}.
 */
@NullMarked
package dev.contenttrust.transport.auth;

import org.jspecify.annotations.NullMarked;
