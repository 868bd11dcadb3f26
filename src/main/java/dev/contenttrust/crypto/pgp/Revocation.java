package dev.contenttrust.crypto.pgp;

import java.time.Instant;

/**
 * A key's own word that it is not to be used any more.
 *
 * @param at when it was given
 * @param reason as the owner wrote it, fit to be shown; may be empty
 */
public record Revocation(Instant at, String reason) {}
