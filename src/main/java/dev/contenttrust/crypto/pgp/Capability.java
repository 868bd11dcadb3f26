package dev.contenttrust.crypto.pgp;

/** What a key may be used for (RFC 9580, section 5.2.3.29). */
public enum Capability {
    /** Sign other keys, and its own subkeys and user ids. */
    CERTIFY,
    /** Sign data: what a repository's key is for. */
    SIGN,
    ENCRYPT,
    AUTHENTICATE
}
