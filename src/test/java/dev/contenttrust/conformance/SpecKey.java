package dev.contenttrust.conformance;

import dev.contenttrust.Digest;
import dev.contenttrust.json.CanonicalJson;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A key pair, made for the test, in a form in which TUF 1.0 repositories list keys.
 *
 * @param id under which it is listed; its own unless the test says otherwise
 * @param json as it stands under {@code keys}
 */
record SpecKey(String id, JsonObject json, KeyPair pair, String scheme) {
    private static final int ED25519_RAW = 32;

    static SpecKey ed25519() {
        KeyPair pair = pair("Ed25519", null);
        byte[] spki = pair.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(spki, spki.length - ED25519_RAW, spki.length);
        return of("ed25519", "ed25519", HexFormat.of().formatHex(raw), pair);
    }

    static SpecKey ecdsa() {
        return ecdsa("ecdsa", "ecdsa-sha2-nistp256", "secp256r1");
    }

    static SpecKey ecdsa(String type, String scheme, String curve) {
        KeyPair pair = pair("EC", new ECGenParameterSpec(curve));
        return of(type, scheme, pem(pair), pair);
    }

    /** With its bare point in hex, as older repositories have it. */
    static SpecKey ecdsaPoint(String scheme, String curve) {
        KeyPair pair = pair("EC", new ECGenParameterSpec(curve));
        int width = (((ECPublicKey) pair.getPublic())
                                .getParams()
                                .getCurve()
                                .getField()
                                .getFieldSize()
                        + 7)
                / 8;
        byte[] spki = pair.getPublic().getEncoded();
        byte[] point = Arrays.copyOfRange(spki, spki.length - 2 * width - 1, spki.length);
        return of("ecdsa", scheme, HexFormat.of().formatHex(point), pair);
    }

    static SpecKey rsa(String scheme) {
        KeyPair pair = pair("RSA", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4));
        return of("rsa", scheme, pem(pair), pair);
    }

    private static SpecKey of(String type, String scheme, String material, KeyPair pair) {
        JsonObject json = JsonBuilder.object()
                .put("keytype", type)
                .put("scheme", scheme)
                .put("keyval", JsonBuilder.object().put("public", material).build())
                .build();
        return new SpecKey(idOf(json), json, pair, scheme);
    }

    private static String idOf(JsonObject json) {
        return Digest.sha256(CanonicalJson.encode(json)).hex();
    }

    /** The same key under another id. */
    SpecKey under(String otherId) {
        return new SpecKey(otherId, json, pair, scheme);
    }

    /** The same key with something else in what is listed of it, and the id that then is its own. */
    SpecKey listed(JsonObject other) {
        return new SpecKey(idOf(other), other, pair, scheme);
    }

    /** As it stands under {@code signatures}. */
    JsonObject sign(byte[] message) {
        return JsonBuilder.object()
                .put("keyid", id)
                .put("sig", HexFormat.of().formatHex(signature(message)))
                .build();
    }

    private byte[] signature(byte[] message) {
        try {
            Signature algorithm = algorithm();
            algorithm.initSign(pair.getPrivate());
            algorithm.update(message);
            return algorithm.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Signature algorithm() throws GeneralSecurityException {
        return switch (scheme) {
            case "ed25519" -> Signature.getInstance("Ed25519");
            case "ecdsa-sha2-nistp384" -> Signature.getInstance("SHA384withECDSA");
            case "rsassa-pss-sha256" -> {
                Signature pss = Signature.getInstance("RSASSA-PSS");
                pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
                yield pss;
            }
            case "rsa-pkcs1v15-sha256", "rsassa-pkcs1v15-sha256" -> Signature.getInstance("SHA256withRSA");
            default -> Signature.getInstance("SHA256withECDSA");
        };
    }

    private static String pem(KeyPair pair) {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(pair.getPublic().getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
    }

    private static KeyPair pair(String algorithm, AlgorithmParameterSpec spec) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (spec != null) {
                generator.initialize(spec);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
