package dev.contenttrust.registry;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.Manifest;
import dev.contenttrust.transport.HttpBody;
import dev.contenttrust.transport.HttpService;
import dev.contenttrust.transport.HttpService.Pace;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Speaks the OCI distribution protocol (distribution-spec 1.1) to registries by their names. Every method throws
 * {@link RegistryException} for an error of the registry's, and what {@link HttpService#send} throws, such as where the user may
 * not. Safe for use by several threads.
 */
public final class RegistryClient {
    /** Slower than a modem of old: such a transfer is stuck, or held back on purpose. */
    private static final Pace.LeastRate BLOB_PACE = new Pace.LeastRate(4 << 10, Duration.ofSeconds(30));

    private final Manifests manifests;
    private final Blobs blobs;
    private final Uploads uploads;
    private final Catalog catalog;
    private final Referrers referrers;
    private final StandInTag standIn;

    public RegistryClient(HttpService http, RegistryAddresses addresses) {
        Connection connection = new Connection(http, addresses);
        this.manifests = new Manifests(connection);
        this.blobs = new Blobs(connection, BLOB_PACE);
        this.uploads = new Uploads(connection, BLOB_PACE);
        this.catalog = new Catalog(connection);
        this.referrers = new Referrers(connection, manifests);
        this.standIn = new StandInTag(manifests);
    }

    /**
     * The repositories that a registry lists, page by page; what it lists depends on who asks, and many list none.
     *
     * @param registry its {@code host[:port]}
     * @param told hears of each repository's path below the registry, not checked, in the order given
     */
    public void catalog(String registry, Consumer<String> told) {
        catalog.names(registry, told);
    }

    /** The digest that a tag has now, as the registry tells it; empty if there is no such tag. */
    public Optional<Digest> digestOf(ImageReference repository, String tag) {
        return manifests.digestOf(repository, tag);
    }

    /**
     * The manifest of that digest, checked against it; empty if the registry has none.
     *
     * @param maxLength in bytes
     */
    public Optional<Manifest> manifest(ImageReference repository, Digest digest, long maxLength) {
        return manifests.get(repository, digest, maxLength);
    }

    /** The manifests that name this one as their subject, such as its signatures; none where the registry knows of none. */
    public List<Referrer> referrers(ImageReference repository, Digest subject) {
        return referrers.of(repository, subject);
    }

    /** A blob's bytes from an offset, not yet checked; empty if the registry has none such. */
    public Optional<InputStream> blob(ImageReference repository, Descriptor blob, long offset) {
        return blobs.open(repository, blob, offset);
    }

    /** Whether the repository has the blob, in that size. */
    public boolean hasBlob(ImageReference repository, Descriptor blob) {
        return blobs.exists(repository, blob);
    }

    /**
     * Begins to upload a blob.
     *
     * @param from a repository of the same registry that has it: the registry may take it from there
     * @return where to send the bytes, for {@link #upload}; empty if none are needed any more
     */
    public Optional<URI> beginUpload(ImageReference to, Descriptor blob, Optional<ImageReference> from) {
        return uploads.begin(to, blob, from);
    }

    /** Sends a blob to where {@link #beginUpload} said; a body that fails half-way leaves nothing in the repository. */
    public void upload(ImageReference to, Descriptor blob, URI location, HttpBody body) {
        uploads.send(to, blob, location, body);
    }

    /**
     * Stores a manifest, whose blobs or children are there.
     *
     * @param reference a tag, or the manifest's digest
     */
    public void putManifest(ImageReference repository, String reference, Manifest manifest) {
        manifests.put(repository, reference, manifest);
    }

    /**
     * Stores a manifest that names another as its subject, and sees to it that {@link #referrers} finds it.
     *
     * @param shown as it is to be listed, with annotations
     * @throws RegistryException if the registry has no list of its own, and the tag that stands in for it cannot be written
     */
    public void putReferrer(ImageReference repository, Manifest manifest, Digest subject, Referrer shown) {
        if (!manifests.put(repository, manifest.descriptor().digest().toString(), manifest)) {
            standIn.list(
                    repository,
                    subject,
                    shown.descriptor(),
                    shown.artifactType().orElse(""));
        }
    }
}
