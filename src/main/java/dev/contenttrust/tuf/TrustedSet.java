package dev.contenttrust.tuf;

/** The trusted set: bytes and an instant go in, verified metadata or a typed failure comes out. */
public final class TrustedSet {
    private TrustedSet() {}
}
