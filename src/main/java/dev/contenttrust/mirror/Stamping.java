package dev.contenttrust.mirror;

import dev.contenttrust.crypto.TimeStamp;

/**
 * A mirror's index was stamped.
 *
 * @param name of the stamp's files below {@code proofs/}, without what they end in
 * @param added whether by this run; else all that the mirror holds had been stamped before
 */
public record Stamping(String name, TimeStamp stamp, boolean added) {}
