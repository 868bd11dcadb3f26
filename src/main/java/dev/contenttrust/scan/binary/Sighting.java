package dev.contenttrust.scan.binary;

import dev.contenttrust.scan.binary.rules.Product;
import java.util.Optional;

/**
 * A product seen in a file.
 *
 * @param version as its makers write it; empty for a product that has no releases
 */
public record Sighting(Product product, Optional<String> version, Part part, Evidence evidence) {}
