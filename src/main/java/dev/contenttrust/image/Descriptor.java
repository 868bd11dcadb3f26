package dev.contenttrust.image;

import dev.contenttrust.Digest;
import dev.contenttrust.Platform;
import java.util.Map;
import java.util.Optional;

/** A reference to content by digest and size (OCI image specification, descriptor.md). */
public record Descriptor(
        String mediaType, Digest digest, long size, Optional<Platform> platform, Map<String, String> annotations) {
    public Descriptor {
        annotations = Map.copyOf(annotations);
    }

    public static Descriptor of(String mediaType, Digest digest, long size) {
        return new Descriptor(mediaType, digest, size, Optional.empty(), Map.of());
    }
}
