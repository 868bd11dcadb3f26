package dev.contenttrust.image;

import dev.contenttrust.Digest;
import dev.contenttrust.Platform;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A reference to content by digest and size (OCI image specification, descriptor.md). Addresses that a descriptor may name
 * besides ({@code urls}, of foreign layers) are not kept: bytes come from the registry or not at all.
 *
 * @param size in bytes, never negative
 */
public record Descriptor(
        String mediaType, Digest digest, long size, Optional<Platform> platform, Map<String, String> annotations) {
    public Descriptor {
        if (size < 0) {
            throw new IllegalArgumentException("a descriptor of negative size: " + size);
        }
        annotations = Map.copyOf(annotations);
    }

    public static Descriptor of(String mediaType, Digest digest, long size) {
        return new Descriptor(mediaType, digest, size, Optional.empty(), Map.of());
    }

    /** The value of an annotation. */
    public Optional<String> annotation(String key) {
        return Optional.ofNullable(annotations.get(key));
    }

    /** This descriptor with one more annotation, or another value for it. */
    public Descriptor annotated(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(annotations);
        more.put(key, value);
        return new Descriptor(mediaType, digest, size, platform, more);
    }
}
