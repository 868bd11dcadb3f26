package dev.contenttrust.image;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The media types of images, OCI's (media-types.md) and Docker's (distribution: manifest-v2-2.md). */
public final class MediaType {
    public static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
    public static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    public static final String OCI_CONFIG = "application/vnd.oci.image.config.v1+json";
    public static final String OCI_LAYER_GZIP = "application/vnd.oci.image.layer.v1.tar+gzip";
    public static final String DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
    public static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    public static final String DOCKER_CONFIG = "application/vnd.docker.container.image.v1+json";
    public static final String DOCKER_LAYER_GZIP = "application/vnd.docker.image.rootfs.diff.tar.gzip";

    /** What a client that understands all of them says it accepts. */
    public static final String ACCEPT = String.join(", ", OCI_INDEX, DOCKER_LIST, OCI_MANIFEST, DOCKER_MANIFEST);

    private static final String OCI_LAYER = "application/vnd.oci.image.layer.v1.tar";
    private static final String OCI_FOREIGN = "application/vnd.oci.image.layer.nondistributable.v1.tar";
    private static final Set<String> LAYERS = Set.of(OCI_LAYER, OCI_LAYER_GZIP, OCI_LAYER + "+zstd");

    private static final String SCHEMA_1 = "application/vnd.docker.distribution.manifest.v1+";

    /** Types that file servers give to any JSON; they say nothing about the document. */
    private static final Set<String> SAY_NOTHING =
            Set.of("", "application/json", "application/octet-stream", "binary/octet-stream", "text/plain");

    private static final Map<String, String> DOCKER_TO_OCI = Map.of(
            DOCKER_LIST,
            OCI_INDEX,
            DOCKER_MANIFEST,
            OCI_MANIFEST,
            DOCKER_CONFIG,
            OCI_CONFIG,
            DOCKER_LAYER_GZIP,
            OCI_LAYER_GZIP,
            "application/vnd.docker.image.rootfs.diff.tar",
            "application/vnd.oci.image.layer.v1.tar",
            "application/vnd.docker.image.rootfs.diff.tar.zstd",
            "application/vnd.oci.image.layer.v1.tar+zstd",
            "application/vnd.docker.image.rootfs.foreign.diff.tar",
            "application/vnd.oci.image.layer.nondistributable.v1.tar",
            "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip",
            "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip");

    private MediaType() {}

    /** Whether this is an image configuration, from which a container could be made; other artifacts have other types. */
    public static boolean isImageConfig(String mediaType) {
        return mediaType.equals(OCI_CONFIG) || mediaType.equals(DOCKER_CONFIG);
    }

    /** Whether this is a layer's archive, in a compression that is in use. */
    public static boolean isLayer(String mediaType) {
        String type = inOci(mediaType);
        return LAYERS.contains(type) || isForeign(type);
    }

    /** Whether this is a layer that registries need not have: its publisher alone may hand it out. */
    public static boolean isForeign(String mediaType) {
        return inOci(mediaType).startsWith(OCI_FOREIGN);
    }

    /** The type without parameters, in lower case; empty where it says nothing about a manifest. */
    static String meaning(String contentType) {
        int end = contentType.indexOf(';');
        String bare =
                (end < 0 ? contentType : contentType.substring(0, end)).trim().toLowerCase(Locale.ROOT);
        return SAY_NOTHING.contains(bare) ? "" : bare;
    }

    static boolean isIndex(String mediaType) {
        return mediaType.equals(OCI_INDEX) || mediaType.equals(DOCKER_LIST);
    }

    static boolean isManifest(String mediaType) {
        return mediaType.equals(OCI_MANIFEST) || mediaType.equals(DOCKER_MANIFEST);
    }

    static boolean isSchema1(String mediaType) {
        return mediaType.startsWith(SCHEMA_1);
    }

    /** OCI's name for what Docker calls this; any other type as it is. */
    static String inOci(String mediaType) {
        return DOCKER_TO_OCI.getOrDefault(mediaType, mediaType);
    }
}
