package dev.contenttrust.image;

import dev.contenttrust.Digest;
import dev.contenttrust.RawBytes;
import dev.contenttrust.image.Manifest.ImageIndex;
import dev.contenttrust.image.Manifest.ImageManifest;
import dev.contenttrust.json.JsonCursor;
import java.util.List;

/** Reads manifests and indexes, OCI's and Docker's (manifest.md, image-index.md; manifest-v2-2.md). */
final class ManifestReader {
    /** Engines stop at 127 layers; room for builders that do not. */
    static final int LAYERS_MAX = 1_000;

    /** Far more than there are platforms, attestations included. */
    static final int MANIFESTS_MAX = 1_000;

    private final String document;
    private final RawBytes raw;
    private final Digest digest;

    ManifestReader(String document, RawBytes raw, Digest digest) {
        this.document = document;
        this.raw = raw;
        this.digest = digest;
    }

    Manifest read(String served) {
        if (raw.length() > Manifest.LENGTH_MAX) {
            throw new UnsupportedImageException(
                    document + " is too long",
                    raw.length() + " bytes, at most " + Manifest.LENGTH_MAX + " are read",
                    "");
        }
        String announced = MediaType.meaning(served);
        refuseSchema1(announced);
        JsonCursor root = JsonCursor.parse(document, raw.bytes());
        long schema = root.member("schemaVersion").integer();
        String named = root.optional("mediaType").map(JsonCursor::string).orElse("");
        if (schema == 1) {
            refuseSchema1("application/vnd.docker.distribution.manifest.v1+json");
        }
        if (schema != 2) {
            throw root.member("schemaVersion").failure("expected 2, found " + schema);
        }
        return read(root, mediaType(root, announced, named));
    }

    private Manifest read(JsonCursor root, String mediaType) {
        Descriptor self = Descriptor.of(mediaType, digest, raw.length());
        if (MediaType.isIndex(mediaType)) {
            refuseMember(root, "layers", "an index");
            List<Descriptor> manifests = DescriptorJson.list(root.member("manifests"), MANIFESTS_MAX);
            return new ImageIndex(self, raw, manifests);
        }
        refuseMember(root, "manifests", "an image manifest");
        List<Descriptor> layers = DescriptorJson.list(root.member("layers"), LAYERS_MAX);
        return new ImageManifest(self, raw, DescriptorJson.one(root.member("config")), layers);
    }

    private String mediaType(JsonCursor root, String announced, String named) {
        if (!named.isEmpty() && !announced.isEmpty() && !named.equals(announced)) {
            throw root.member("mediaType").failure("it says " + named + ", but was served as " + announced);
        }
        String mediaType = !named.isEmpty() ? named : !announced.isEmpty() ? announced : shape(root);
        if (!MediaType.isIndex(mediaType) && !MediaType.isManifest(mediaType)) {
            throw new UnsupportedImageException(
                    document + " is neither an image manifest nor an index", "its media type is " + mediaType, "");
        }
        return mediaType;
    }

    /** OCI documents may leave out their type (manifest.md, "mediaType"); their shape tells. */
    private static String shape(JsonCursor root) {
        return root.optional("manifests").isPresent() ? MediaType.OCI_INDEX : MediaType.OCI_MANIFEST;
    }

    /** A document that is both would be read one way here and another way elsewhere (CVE-2021-41190). */
    private static void refuseMember(JsonCursor root, String name, String kind) {
        root.optional(name).ifPresent(member -> {
            throw member.failure(kind + " has no such member");
        });
    }

    private void refuseSchema1(String mediaType) {
        if (MediaType.isSchema1(mediaType)) {
            throw new UnsupportedImageException(
                    document + " is of Docker's schema 1",
                    "that form is retired: its bytes are rewritten on the way, so its digest proves nothing about the layers",
                    "Push the image again with a current tool and sign it anew.");
        }
    }
}
