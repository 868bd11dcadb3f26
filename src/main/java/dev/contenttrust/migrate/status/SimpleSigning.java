package dev.contenttrust.migrate.status;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.InvalidNameException;
import dev.contenttrust.RawBytes;
import dev.contenttrust.json.JsonCursor;

/**
 * What cosign signs: a simple signing document that names the digest, and the repository that it was signed in
 * (cosign, SIGNATURE_SPEC.md, "Simple Signing").
 */
record SimpleSigning(String type, String digest, String reference) {
    private static final String TYPE = "cosign container image signature";

    /** @throws dev.contenttrust.json.MalformedJsonException if it is no such document */
    static SimpleSigning parse(RawBytes payload) {
        JsonCursor critical =
                JsonCursor.parse("cosign's payload", payload.bytes()).member("critical");
        return new SimpleSigning(
                critical.member("type").string(),
                critical.member("image").member("docker-manifest-digest").string(),
                critical.member("identity").member("docker-reference").string());
    }

    /**
     * Holds it against the image. The specification lets verifiers ignore the repository's name; but then a signature made for one
     * repository would count in any other that has the same digest.
     *
     * @throws RefusedSignatureException if it is about another image
     */
    void require(ImageReference image, Digest expected) {
        if (!type.equals(TYPE)) {
            throw refused("its payload is of type \"" + type + "\", expected \"" + TYPE + "\"");
        }
        if (!digest.equals(expected.toString())) {
            throw refused("it is over another digest, " + digest);
        }
        if (!names(image, expected)) {
            throw refused("it was made for another repository, \"" + reference + "\"");
        }
    }

    private boolean names(ImageReference image, Digest expected) {
        try {
            ImageReference named = ImageReference.parse(reference);
            return named.name().equals(image.name())
                    && (named.tag().isEmpty() || named.tag().equals(image.tag()))
                    && named.digest().filter(other -> !other.equals(expected)).isEmpty();
        } catch (InvalidNameException e) {
            return false;
        }
    }

    private static RefusedSignatureException refused(String why) {
        return new RefusedSignatureException("a cosign signature does not count", why);
    }
}
