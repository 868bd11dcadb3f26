package dev.contenttrust.crypto;

import java.util.Optional;

/**
 * The signature algorithms of the Notary Project, by their names in JWS (signature-envelope-jws.md, "Supported alg header
 * values"). Which of them applies, the key alone says: whoever believed a header would let it choose.
 */
public enum JwsAlgorithm {
    PS256(SignatureScheme.RSA_PSS_SHA256),
    PS384(SignatureScheme.RSA_PSS_SHA384),
    PS512(SignatureScheme.RSA_PSS_SHA512),
    ES256(SignatureScheme.ECDSA_SHA256_P1363),
    ES384(SignatureScheme.ECDSA_SHA384_P1363),
    ES512(SignatureScheme.ECDSA_SHA512_P1363);

    private final SignatureScheme scheme;

    JwsAlgorithm(SignatureScheme scheme) {
        this.scheme = scheme;
    }

    /** The one that a key signs by (signature-specification.md, "Algorithm Selection"); empty for keys that it does not know. */
    public static Optional<JwsAlgorithm> of(PublicKey key) {
        if (key.material() instanceof EcKey ec) {
            return Optional.of(
                    switch (ec.curve()) {
                        case P256 -> ES256;
                        case P384 -> ES384;
                        case P521 -> ES512;
                    });
        }
        if (!(key.material() instanceof RsaKey rsa)) {
            return Optional.empty();
        }
        return switch (rsa.modulus().bitLength()) {
            case 2048 -> Optional.of(PS256);
            case 3072 -> Optional.of(PS384);
            case 4096 -> Optional.of(PS512);
            default -> Optional.empty();
        };
    }

    /** Whether this is a valid signature over the message by that key. Never throws. */
    public boolean verify(PublicKey key, byte[] message, byte[] signature) {
        return of(key).filter(this::equals).isPresent() && scheme.verify(key, message, signature);
    }
}
