package dev.contenttrust.hostile;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.tuf.TestKey;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** RSA keys of any length that nobody has the other half of: to check a signature of theirs costs what any does. */
final class CostlyKeys {
    private static final BigInteger EXPONENT = BigInteger.valueOf(Integer.MAX_VALUE);

    private CostlyKeys() {}

    static List<TestKey> ofBits(int bits, int count) {
        Random random = new Random(bits);
        List<TestKey> keys = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            keys.add(key(new BigInteger(bits, random).setBit(bits - 1).setBit(0)));
        }
        return keys;
    }

    private static TestKey key(BigInteger modulus) {
        try {
            java.security.PublicKey key =
                    KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, EXPONENT));
            String material = Base64.getEncoder().encodeToString(key.getEncoded());
            return new TestKey("rsa", material, new KeyPair(key, null), "rsapss");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What has the length of a signature, and is none. */
    static JsonObject signature(TestKey key, int bits) {
        byte[] none = new byte[bits / 8];
        none[1] = 1;
        return JsonBuilder.object()
                .put("keyid", key.id().value())
                .put("method", key.method())
                .put("sig", Base64.getEncoder().encodeToString(none))
                .build();
    }
}
