package dev.contenttrust.live.publish;

/** Repositories as they occur, each published once for all tests that read it. */
public enum Scenario {
    /** One tag in {@code targets}, as a first {@code docker trust sign} leaves it without signers. */
    PLAIN,
    /** Nothing signed yet. */
    EMPTY,
    /** A tag was signed and later taken away. */
    REMOVED,
    /** A tag was signed, then pushed anew with other content. */
    MOVED,
    /** A tag was signed whose manifest the registry lacks. */
    GHOST,
    /** A tag with SHA-256 and SHA-512. */
    SHA512,
    /** An OCI index and a Docker manifest list, two architectures each. */
    MULTI_ARCH,
    /** The same image as OCI manifest and as Docker manifest, in layers that change and remove files. */
    LAYERS,
    /** A thousand tags. */
    MANY_TAGS,
    /** Delegations that agree with {@code targets} and that contradict it and one another. */
    DELEGATED,
    /** A delegation for tags of one prefix. */
    PATHS,
    /** A delegation below a delegation. */
    NESTED,
    /** Docker's layout: {@code targets/releases} and a role for each person. */
    TEAM,
    /** RSA keys for root and a delegation. */
    RSA,
    /** The snapshot key is with the publisher. */
    LOCAL_SNAPSHOT,
    /** Every key was replaced, the root's twice. */
    ROTATED
}
