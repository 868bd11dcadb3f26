package dev.contenttrust.registry;

import dev.contenttrust.image.Descriptor;
import java.util.Optional;

/**
 * A manifest that names another as its subject (OCI distribution specification 1.1, "Listing Referrers").
 *
 * @param artifactType what it is, as the registry tells
 */
public record Referrer(Descriptor descriptor, Optional<String> artifactType) {}
