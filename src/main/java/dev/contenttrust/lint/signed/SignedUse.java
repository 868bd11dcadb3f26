package dev.contenttrust.lint.signed;

import dev.contenttrust.lint.source.Region;
import dev.contenttrust.trusted.TrustedImage;

/**
 * A place that names an image whose digest is signed.
 *
 * @param name as it is understood there
 * @param image which tag it is, which digest, and by whose word
 */
public record SignedUse(Region region, String name, TrustedImage image) {}
