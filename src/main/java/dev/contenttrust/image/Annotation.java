package dev.contenttrust.image;

/** Annotations of descriptors that mean something to us. */
public final class Annotation {
    /** The name of an image in a layout (OCI image specification, annotations.md). We write names in full. */
    public static final String REF_NAME = "org.opencontainers.image.ref.name";

    /** The full name of an image where {@link #REF_NAME} holds the bare tag, as containerd and Docker 25 write it. */
    public static final String CONTAINERD_NAME = "io.containerd.image.name";

    /**
     * Our own: the digest of what was signed, where a layout names something made or chosen from it: one platform's manifest of
     * a signed index, the OCI form of a signed Docker manifest. The signed document is a blob of the same layout.
     */
    public static final String SIGNED_DIGEST = "dev.contenttrust.signed.digest";

    private Annotation() {}
}
