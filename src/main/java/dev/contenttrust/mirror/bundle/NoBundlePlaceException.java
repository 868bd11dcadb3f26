package dev.contenttrust.mirror.bundle;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.TrustException;
import dev.contenttrust.notary.Gun;

/** There is no image in a registry to attach evidence to, or none is attached to the one that is there. Exit code 6. */
public final class NoBundlePlaceException extends TrustException {
    private static final long serialVersionUID = 1L;

    private NoBundlePlaceException(String what, String why, String remedy) {
        super(what, why, remedy, null);
    }

    static NoBundlePlaceException noImage(ImageReference home, Gun gun, int images) {
        return new NoBundlePlaceException(
                "no evidence was attached in " + home.name(),
                "none of the " + images + " signed images of " + gun + " is there",
                "Copy them first: trust pull " + gun + ":TAG -o registry:" + home.name());
    }

    static NoBundlePlaceException noTag(ImageReference image) {
        return new NoBundlePlaceException(
                "there is no " + image,
                "the registry has no such tag",
                "Name an image that the evidence is attached to.");
    }

    static NoBundlePlaceException nothingAttached(ImageReference image, Digest digest) {
        return new NoBundlePlaceException(
                "no evidence is attached to " + image.name() + "@" + digest,
                "the registry lists none of the type " + BundleManifest.ARTIFACT_TYPE,
                "Attach it: trust mirror REPO -o DIR --to registry:" + image.name());
    }
}
