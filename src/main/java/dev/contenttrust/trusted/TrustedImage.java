package dev.contenttrust.trusted;

import dev.contenttrust.ImageReference;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.notary.SignedTag;

/**
 * An image whose digest somebody trusted signed.
 *
 * @param reference the name as asked for, in full, with the signed digest
 */
public record TrustedImage(ImageReference reference, SignedTag signed, SignedRepository repository) {}
