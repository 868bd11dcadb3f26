package dev.contenttrust.tuf.spec;

import dev.contenttrust.crypto.PublicKey;
import dev.contenttrust.crypto.SignatureScheme;
import dev.contenttrust.tuf.TufKey;
import java.util.Arrays;
import java.util.Optional;

/** The schemes of keys (section 4.2), one of which every key names; this profile keeps it as the key's type. */
enum KeyScheme {
    ED25519("ed25519", "Ed25519", SignatureScheme.ED25519),
    ECDSA_P256("ecdsa-sha2-nistp256", "ECDSA P-256", SignatureScheme.ECDSA_SHA256_DER),
    ECDSA_P384("ecdsa-sha2-nistp384", "ECDSA P-384", SignatureScheme.ECDSA_SHA384_DER),
    /** The salt may be of any length: implementations in use differ. */
    RSA_PSS("rsassa-pss-sha256", "RSA ", SignatureScheme.RSA_PSS_SHA256_ANY_SALT),
    RSA_PKCS1("rsa-pkcs1v15-sha256", "RSA ", SignatureScheme.RSA_PKCS1V15_SHA256),
    RSA_PKCS1_AS_IN_RFC("rsassa-pkcs1v15-sha256", "RSA ", SignatureScheme.RSA_PKCS1V15_SHA256);

    private final String label;
    private final String description;
    private final SignatureScheme scheme;

    KeyScheme(String label, String description, SignatureScheme scheme) {
        this.label = label;
        this.description = description;
        this.scheme = scheme;
    }

    /** How a key signs; empty if this program knows no such way. */
    static Optional<SignatureScheme> of(TufKey key) {
        return named(key.type()).map(named -> named.scheme);
    }

    /** Whether a key is of the kind, and on the curve, that its scheme is about. */
    static boolean fits(TufKey key) {
        return named(key.type())
                .filter(named -> key.key().description().startsWith(named.description))
                .isPresent();
    }

    /** The key whose point that is on the scheme's curve. */
    static Optional<PublicKey> point(String scheme, byte[] point) {
        return named(scheme).flatMap(named -> switch (named) {
            case ECDSA_P256 -> Optional.of(PublicKey.p256(point));
            case ECDSA_P384 -> Optional.of(PublicKey.p384(point));
            default -> Optional.empty();
        });
    }

    private static Optional<KeyScheme> named(String label) {
        return Arrays.stream(values())
                .filter(scheme -> scheme.label.equals(label))
                .findFirst();
    }
}
