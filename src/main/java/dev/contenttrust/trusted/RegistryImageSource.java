package dev.contenttrust.trusted;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.Manifest;
import dev.contenttrust.registry.RegistryClient;
import java.io.InputStream;
import java.util.Optional;

/** Images from registries, each reached by its name. Safe for use by several threads. */
public final class RegistryImageSource implements ImageSource {
    private final RegistryClient registry;
    private final String location;

    /** @param location for messages: {@code the registry}, or its address */
    public RegistryImageSource(RegistryClient registry, String location) {
        this.registry = registry;
        this.location = location;
    }

    @Override
    public Optional<Digest> digestOf(ImageReference name, String tag) {
        return registry.digestOf(name, tag);
    }

    @Override
    public Optional<Manifest> manifest(ImageReference name, Digest digest, long maxLength) {
        return registry.manifest(name, digest, maxLength);
    }

    @Override
    public InputStream blob(ImageReference name, Descriptor blob, long offset) {
        return registry.blob(name, blob, offset)
                .orElseThrow(() -> new NotServedException("blob", name, blob.digest(), location));
    }

    @Override
    public String location() {
        return location;
    }

    /** The client, and its connections, belong to whoever made it. */
    @Override
    public void close() {}
}
