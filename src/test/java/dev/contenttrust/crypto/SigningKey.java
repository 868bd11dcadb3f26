package dev.contenttrust.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/** A key pair that signs by the JDK's own code, so that what verifies is checked against another implementation. */
public final class SigningKey {
    private final KeyPair pair;

    private SigningKey(KeyPair pair) {
        this.pair = pair;
    }

    /** @param curve by the JDK's name: {@code secp256r1}, {@code secp384r1}, {@code secp521r1} */
    public static SigningKey ecdsa(String curve) {
        return make(() -> {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        });
    }

    public static SigningKey rsa(int bits) {
        return make(() -> {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        });
    }

    public static SigningKey ed25519() {
        return make(() -> KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    }

    public PublicKey publicKey() {
        return PublicKey.fromSpki(spki());
    }

    /** As the JDK encodes it. */
    public byte[] spki() {
        return pair.getPublic().getEncoded();
    }

    public PrivateKey privateKey() {
        return pair.getPrivate();
    }

    public byte[] sign(SignatureScheme scheme, byte[] message) {
        try {
            Signature signature = Signature.getInstance(
                    switch (scheme) {
                        case ECDSA_SHA256_P1363 -> "SHA256withECDSAinP1363Format";
                        case ECDSA_SHA384_P1363 -> "SHA384withECDSAinP1363Format";
                        case ECDSA_SHA512_P1363 -> "SHA512withECDSAinP1363Format";
                        case ECDSA_SHA256_DER -> "SHA256withECDSA";
                        case ECDSA_SHA384_DER -> "SHA384withECDSA";
                        case RSA_PSS_SHA256, RSA_PSS_SHA384, RSA_PSS_SHA512, RSA_PSS_SHA256_ANY_SALT -> "RSASSA-PSS";
                        case RSA_PKCS1V15_SHA256 -> "SHA256withRSA";
                        case ED25519 -> "Ed25519";
                    });
            if (signature.getAlgorithm().equals("RSASSA-PSS")) {
                signature.setParameter(
                        switch (scheme) {
                            case RSA_PSS_SHA384 ->
                                new PSSParameterSpec("SHA-384", "MGF1", MGF1ParameterSpec.SHA384, 48, 1);
                            case RSA_PSS_SHA512 ->
                                new PSSParameterSpec("SHA-512", "MGF1", MGF1ParameterSpec.SHA512, 64, 1);
                            default -> new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);
                        });
            }
            signature.initSign(pair.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Maker {
        KeyPair make() throws GeneralSecurityException;
    }

    private static SigningKey make(Maker maker) {
        try {
            return new SigningKey(maker.make());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
