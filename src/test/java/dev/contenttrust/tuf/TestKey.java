package dev.contenttrust.tuf;

import dev.contenttrust.Digest;
import dev.contenttrust.json.CanonicalJson;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue.JsonNull;
import dev.contenttrust.json.JsonValue.JsonObject;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * A key pair, made for the test, in the form in which Notary lists and uses it.
 *
 * @param type as metadata spells it: {@code ecdsa}, {@code ecdsa-x509}, …
 * @param material what stands under {@code public}: base64 of DER, raw bytes or PEM
 * @param method the signature method as metadata spells it
 */
public record TestKey(String type, String material, KeyPair pair, String method) {
    private static final int ED25519_RAW = 32;

    public static TestKey ecdsa() {
        return ecdsa("secp256r1");
    }

    /** @param curve {@code secp256r1}, {@code secp384r1}, {@code secp521r1} */
    public static TestKey ecdsa(String curve) {
        KeyPair pair = pair("EC", new ECGenParameterSpec(curve));
        return new TestKey("ecdsa", base64(pair.getPublic().getEncoded()), pair, "ecdsa");
    }

    public static TestKey rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            KeyPair pair = generator.generateKeyPair();
            return new TestKey("rsa", base64(pair.getPublic().getEncoded()), pair, "rsapss");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static TestKey ed25519() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] spki = pair.getPublic().getEncoded();
            return new TestKey(
                    "ed25519", base64(Arrays.copyOfRange(spki, spki.length - ED25519_RAW, spki.length)), pair, "eddsa");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A fresh root key, with a certificate for that repository. */
    public static TestKey rootOf(String gun) {
        return TestCertificate.named(gun).over(ecdsa());
    }

    private static KeyPair pair(String algorithm, AlgorithmParameterSpec spec) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(spec);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same key pair in another form. */
    public TestKey as(String otherType, byte[] otherMaterial) {
        return new TestKey(otherType, base64(otherMaterial), pair, method);
    }

    /** The same key, signing by another method. */
    public TestKey signingBy(String otherMethod) {
        return new TestKey(type, material, pair, otherMethod);
    }

    public KeyId id() {
        return new KeyId(Digest.sha256(CanonicalJson.encode(json())).hex());
    }

    /** As it stands under {@code keys}. */
    public JsonObject json() {
        return JsonBuilder.object()
                .put("keytype", type)
                .put(
                        "keyval",
                        JsonBuilder.object()
                                .put("private", new JsonNull())
                                .put("public", material)
                                .build())
                .build();
    }

    /** A signature over those bytes as it stands under {@code signatures}. */
    public JsonObject sign(byte[] message) {
        return JsonBuilder.object()
                .put("keyid", id().value())
                .put("method", method)
                .put("sig", base64(signature(message)))
                .build();
    }

    private byte[] signature(byte[] message) {
        try {
            return switch (pair.getPrivate().getAlgorithm()) {
                case "EC" -> sign(Signature.getInstance("SHA256withECDSAinP1363Format"), pair.getPrivate(), message);
                case "RSA" -> sign(rsaSignature(), pair.getPrivate(), message);
                default -> sign(Signature.getInstance("Ed25519"), pair.getPrivate(), message);
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Signature rsaSignature() throws GeneralSecurityException {
        if (method.equals("rsapkcs1v15")) {
            return Signature.getInstance("SHA256withRSA");
        }
        Signature pss = Signature.getInstance("RSASSA-PSS");
        pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        return pss;
    }

    private static byte[] sign(Signature algorithm, PrivateKey key, byte[] message) throws GeneralSecurityException {
        algorithm.initSign(key);
        algorithm.update(message);
        return algorithm.sign();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
