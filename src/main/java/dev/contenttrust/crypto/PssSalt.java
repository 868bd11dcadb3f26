package dev.contenttrust.crypto;

/** How long the salt of a PSS signature may be. */
enum PssSalt {
    /** As long as the hash: what Notary and X.509 want. */
    AS_LONG_AS_HASH,
    /** Of any length: python-tuf's signers take as much as fits. */
    ANY
}
