package dev.contenttrust.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The SHA-2 functions that signatures are made over, by the JDK, which uses the processor's instructions. */
enum HashFunction {
    SHA256("SHA-256", 32, "608648016503040201"),
    SHA384("SHA-384", 48, "608648016503040202"),
    SHA512("SHA-512", 64, "608648016503040203");

    private final String jca;
    private final int width;
    private final String oid;

    HashFunction(String jca, int width, String oid) {
        this.jca = jca;
        this.width = width;
        this.oid = oid;
    }

    /** Bytes of a hash. */
    int width() {
        return width;
    }

    /** Its AlgorithmIdentifier as DER in hex (RFC 8017, appendix B.1), parameters NULL. */
    String identifier() {
        return "300d0609" + oid + "0500";
    }

    MessageDigest hasher() {
        try {
            return MessageDigest.getInstance(jca);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform lacks " + jca, e);
        }
    }

    byte[] hash(byte[] message) {
        return hasher().digest(message);
    }
}
