package dev.contenttrust.pull;

import dev.contenttrust.ImageReference;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.Manifest;
import dev.contenttrust.image.Manifest.ImageManifest;
import dev.contenttrust.registry.RegistryClient;
import dev.contenttrust.transport.HttpBody;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;

/**
 * {@code registry:HOST/NAME[:TAG]}: another repository, every digest as it was. Blobs that it has are not sent, those that
 * another repository of the same registry has are mounted; manifests follow, what is tagged last of all.
 */
final class RegistryTarget extends Destination {
    private final ImageReference target;
    private final RegistryClient registry;

    RegistryTarget(String description, ImageReference target, RegistryClient registry) {
        super(description);
        this.target = target;
        this.registry = registry;
    }

    @Override
    void check() {
        if (target.digest().isPresent()) {
            throw new InvalidDestinationException(
                    description(), "a digest cannot be chosen; it is that of what is pushed", "Leave out the digest.");
        }
    }

    @Override
    void receive(PullPlan plan, Transfer transfer) {
        transfer.each(plan.blobs(), blob -> push(blob, transfer));
        for (ImageManifest image : plan.images()) {
            if (!image.descriptor().digest().equals(plan.named().descriptor().digest())) {
                put(image, image.descriptor().digest().toString(), transfer);
            }
        }
        String reference = target.tag()
                .or(() -> plan.name().tag())
                .orElseGet(() -> plan.named().descriptor().digest().toString());
        put(plan.named(), reference, transfer);
    }

    private void put(Manifest manifest, String reference, Transfer transfer) {
        transfer.retries().ask(() -> {
            registry.putManifest(target, reference, manifest);
            return reference;
        });
    }

    private void push(Descriptor blob, Transfer transfer) {
        if (!transfer.retries().ask(() -> sent(blob, transfer))) {
            transfer.reused(blob);
        }
    }

    /** Whether its bytes had to be sent. */
    private boolean sent(Descriptor blob, Transfer transfer) {
        if (registry.hasBlob(target, blob)) {
            return false;
        }
        Optional<ImageReference> neighbour =
                Optional.of(transfer.name()).filter(from -> from.domain().equals(target.domain()));
        Optional<URI> location = registry.beginUpload(target, blob, neighbour);
        location.ifPresent(uri ->
                transfer.counted(blob, () -> registry.upload(target, blob, uri, new Body(blob, transfer))));
        return location.isPresent();
    }

    /** The blob as it comes from the source. The digest's verdict falls before the last byte is sent, and ends the request if it is bad. */
    private record Body(Descriptor blob, Transfer transfer) implements HttpBody {
        @Override
        public long length() {
            return blob.size();
        }

        @Override
        public String contentType() {
            return "application/octet-stream";
        }

        @Override
        public InputStream open() {
            return transfer.open(blob);
        }
    }
}
