package dev.contenttrust.crypto.pgp;

/** Why a key is not to be relied upon, though it be neither expired nor revoked. */
public enum Weakness {
    /** RSA or DSA of less than 2048 bits: NIST SP 800-131A disallows it since 2014. */
    SHORT("is too short"),
    /** DSA: FIPS 186-5 keeps it for old signatures only. */
    DSA("is a DSA key"),
    /** No self-signature by a hash function better than SHA-1, of which collisions are known since 2017. */
    SHA1("is bound to its owner by SHA-1 alone"),
    /** No self-signature by a hash function better than MD5. */
    MD5("is bound to its owner by MD5 alone"),
    /** Version 3 and before: the fingerprint itself is MD5. */
    OLD_VERSION("is of a version whose fingerprint is MD5"),
    /** No self-signature that is its own: anybody may have put the user ids or the subkey there. */
    UNBOUND("has no valid self-signature"),
    /** An algorithm, a curve or numbers that we cannot check signatures with. */
    UNKNOWN_ALGORITHM("is of an algorithm or size that is not checked here");

    private final String words;

    Weakness(String words) {
        this.words = words;
    }

    /** What is the matter, after "the key": {@code is too short}. */
    public String words() {
        return words;
    }
}
