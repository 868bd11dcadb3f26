package dev.contenttrust.trusted;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.Platform;
import dev.contenttrust.image.ContentMismatchException;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.Manifest;
import dev.contenttrust.image.Manifest.ImageIndex;
import dev.contenttrust.image.Manifest.ImageManifest;
import dev.contenttrust.image.UnsupportedImageException;
import dev.contenttrust.notary.SignedTag;
import dev.contenttrust.trusted.Verification.ImageIdentity;
import java.util.Optional;

/** What a source serves under the name of a trusted image. */
final class ServedImage {
    private final TrustedImage trusted;
    private final ImageSource source;

    ServedImage(TrustedImage trusted, ImageSource source) {
        this.trusted = trusted;
        this.source = source;
    }

    Verification verify(Platform platform) {
        Optional<Digest> served = name().tag().map(tag -> servedDigest());
        SignedTag signed = trusted.signed();
        Manifest manifest = manifest(signed.digest(), Manifest.LENGTH_MAX);
        long size = manifest.descriptor().size();
        if (size != signed.length()) {
            throw ContentMismatchException.size(
                    "the manifest of " + name().name(), signed.digest(), signed.length(), Long.toString(size));
        }
        return new Verification(trusted, served, manifest, identify(manifest, platform), source.location());
    }

    private Digest servedDigest() {
        SignedTag signed = trusted.signed();
        Digest served = source.digestOf(name(), signed.tag())
                .orElseThrow(() -> new TagNotServedException(signed, source.location()));
        if (!served.equals(signed.digest())) {
            throw new OtherDigestServedException(signed, served, source.location());
        }
        return served;
    }

    private ImageIdentity identify(Manifest manifest, Platform platform) {
        if (manifest instanceof ImageIndex index) {
            Descriptor chosen = index.choose(platform);
            Manifest image = manifest(chosen.digest(), chosen.size());
            return new ImageIdentity(chosen.platform(), chosen.digest(), configOf(image));
        }
        return new ImageIdentity(Optional.empty(), manifest.descriptor().digest(), configOf(manifest));
    }

    private Digest configOf(Manifest manifest) {
        if (manifest instanceof ImageManifest image) {
            return image.config().digest();
        }
        throw new UnsupportedImageException(
                "the index " + trusted.signed().digest() + " of " + name().name(),
                "it names another index as an image",
                "");
    }

    private Manifest manifest(Digest digest, long maxLength) {
        return source.manifest(name(), digest, maxLength)
                .orElseThrow(() -> new NotServedException("manifest", name(), digest, source.location()));
    }

    private ImageReference name() {
        return trusted.reference();
    }
}
