package dev.contenttrust.migrate.status;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.RawBytes;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.Manifest;
import dev.contenttrust.image.Manifest.ImageManifest;
import dev.contenttrust.registry.RegistryClient;
import java.io.IOException;
import java.io.InputStream;

/** Fetches what signatures are made of, each held against its digest. */
final class SignatureBlobs {
    /** In bytes. A payload has some hundred, an envelope with certificates and a time stamp some ten thousand. */
    static final int LENGTH_MAX = 1 << 20;

    private final RegistryClient registry;

    SignatureBlobs(RegistryClient registry) {
        this.registry = registry;
    }

    /** @throws RefusedSignatureException if it is not there, or no image manifest */
    ImageManifest manifest(ImageReference repository, Digest digest) {
        return registry.manifest(repository, digest, Manifest.LENGTH_MAX)
                .filter(ImageManifest.class::isInstance)
                .map(ImageManifest.class::cast)
                .orElseThrow(() -> new RefusedSignatureException(
                        "the signature " + digest + " does not count", "the registry has no such image manifest"));
    }

    /** @throws RefusedSignatureException if it is not there, too long, or other bytes than its digest promises */
    RawBytes blob(ImageReference repository, Descriptor blob) {
        String what = "the signature blob " + blob.digest() + " does not count";
        if (blob.size() > LENGTH_MAX) {
            throw new RefusedSignatureException(what, blob.size() + " bytes, at most " + LENGTH_MAX + " are read");
        }
        try (InputStream in = registry.blob(repository, blob, 0)
                .orElseThrow(() -> new RefusedSignatureException(what, "the registry does not have it"))) {
            RawBytes bytes = RawBytes.of(in.readNBytes((int) blob.size() + 1));
            if (bytes.length() != blob.size() || !blob.digest().isOf(bytes)) {
                throw new RefusedSignatureException(what, "the registry sends other bytes than its digest promises");
            }
            return bytes;
        } catch (IOException e) {
            throw new RefusedSignatureException(what, "it could not be read: " + e.getMessage());
        }
    }
}
