/**
 * Who we are, and to whom we may say so: challenges, tokens, Docker's stored credentials. The way in is {@code
 * Authenticator}. Must not know how requests travel: it is handed a way to ask.
 */
@NullMarked
package dev.contenttrust.transport.auth;

import org.jspecify.annotations.NullMarked;
