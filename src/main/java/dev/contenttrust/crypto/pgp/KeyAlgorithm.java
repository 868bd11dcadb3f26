package dev.contenttrust.crypto.pgp;

import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.bcpg.BCPGKey;
import org.bouncycastle.bcpg.DSAPublicBCPGKey;
import org.bouncycastle.bcpg.ECPublicBCPGKey;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.RSAPublicBCPGKey;
import org.bouncycastle.openpgp.PGPPublicKey;

/**
 * What a key's algorithm and numbers are worth.
 *
 * @param words {@code RSA 4096}
 * @param weaknesses of the algorithm and the numbers
 * @param capabilities that the algorithm has
 * @param cost of checking a signature, in checks with RSA 4096; 0 if it cannot be checked here
 */
record KeyAlgorithm(String words, Set<Weakness> weaknesses, Set<Capability> capabilities, int cost) {
    /** Numbers that RFC 9580, section 9.1, keeps for old keys only. */
    private static final int RSA_ENCRYPT_ONLY = 2;

    static final int RSA_SIGN_ONLY = 3;
    private static final int ELGAMAL_SIGN = 20;

    private static final int BITS_MIN = 2048;

    /** Longer ones make a single check take seconds. */
    private static final int RSA_BITS_MAX = 16384;

    /** As for keys of metadata: longer exponents only cost time. */
    private static final int EXPONENT_BITS_MAX = 32;

    /** FIPS 186-4 ends at 3072 and 256. */
    private static final int DSA_BITS_MAX = 4096;

    private static final int DSA_ORDER_BITS_MAX = 512;

    private static final Set<Capability> SIGNING =
            EnumSet.of(Capability.CERTIFY, Capability.SIGN, Capability.AUTHENTICATE);
    private static final Set<Capability> ALL = EnumSet.allOf(Capability.class);
    private static final Set<Capability> ENCRYPTING = EnumSet.of(Capability.ENCRYPT);

    private static final Map<String, String> CURVES = Map.ofEntries(
            Map.entry("1.3.6.1.4.1.11591.15.1", "Ed25519"),
            Map.entry("1.3.101.112", "Ed25519"),
            Map.entry("1.3.101.113", "Ed448"),
            Map.entry("1.3.6.1.4.1.3029.1.5.1", "X25519"),
            Map.entry("1.3.101.110", "X25519"),
            Map.entry("1.3.101.111", "X448"),
            Map.entry("1.2.840.10045.3.1.7", "P-256"),
            Map.entry("1.3.132.0.34", "P-384"),
            Map.entry("1.3.132.0.35", "P-521"),
            Map.entry("1.3.36.3.3.2.8.1.1.7", "brainpoolP256r1"),
            Map.entry("1.3.36.3.3.2.8.1.1.11", "brainpoolP384r1"),
            Map.entry("1.3.36.3.3.2.8.1.1.13", "brainpoolP512r1"),
            Map.entry("1.3.132.0.10", "secp256k1"));

    static KeyAlgorithm of(PGPPublicKey key) {
        BCPGKey material = key.getPublicKeyPacket().getKey();
        return switch (key.getAlgorithm()) {
            case PublicKeyAlgorithmTags.RSA_GENERAL, RSA_ENCRYPT_ONLY, RSA_SIGN_ONLY ->
                rsa((RSAPublicBCPGKey) material);
            case PublicKeyAlgorithmTags.DSA -> dsa((DSAPublicBCPGKey) material);
            case PublicKeyAlgorithmTags.ELGAMAL_ENCRYPT, ELGAMAL_SIGN -> encrypting("Elgamal " + key.getBitStrength());
            case PublicKeyAlgorithmTags.ECDH -> encrypting(curve((ECPublicBCPGKey) material, "ECDH "));
            case PublicKeyAlgorithmTags.ECDSA -> signing(curve((ECPublicBCPGKey) material, "ECDSA "));
            case PublicKeyAlgorithmTags.EDDSA_LEGACY -> signing(curve((ECPublicBCPGKey) material, "EdDSA "));
            case PublicKeyAlgorithmTags.X25519 -> encrypting("X25519");
            case PublicKeyAlgorithmTags.X448 -> encrypting("X448");
            case PublicKeyAlgorithmTags.Ed25519 -> signing("Ed25519");
            case PublicKeyAlgorithmTags.Ed448 -> signing("Ed448");
            default ->
                new KeyAlgorithm("algorithm " + key.getAlgorithm(), EnumSet.of(Weakness.UNKNOWN_ALGORITHM), ALL, 0);
        };
    }

    private static KeyAlgorithm signing(String words) {
        return new KeyAlgorithm(words, Set.of(), SIGNING, 1);
    }

    private static KeyAlgorithm encrypting(String words) {
        return new KeyAlgorithm(words, Set.of(), ENCRYPTING, 0);
    }

    private static KeyAlgorithm rsa(RSAPublicBCPGKey key) {
        int bits = key.getModulus().bitLength();
        BigInteger exponent = key.getPublicExponent();
        boolean checkable = bits <= RSA_BITS_MAX
                && key.getModulus().testBit(0)
                && exponent.bitLength() <= EXPONENT_BITS_MAX
                && exponent.testBit(0)
                && exponent.bitLength() > 1;
        Set<Weakness> weaknesses = weaknesses(bits, checkable);
        int times = bits / 4096;
        return new KeyAlgorithm("RSA " + bits, weaknesses, ALL, checkable ? Math.max(1, times * times) : 0);
    }

    private static KeyAlgorithm dsa(DSAPublicBCPGKey key) {
        int bits = key.getP().bitLength();
        boolean checkable = bits <= DSA_BITS_MAX && key.getQ().bitLength() <= DSA_ORDER_BITS_MAX;
        Set<Weakness> weaknesses = weaknesses(bits, checkable);
        weaknesses.add(Weakness.DSA);
        int times = 1 + bits / 1024;
        return new KeyAlgorithm("DSA " + bits, weaknesses, SIGNING, checkable ? 2 * times * times : 0);
    }

    private static Set<Weakness> weaknesses(int bits, boolean checkable) {
        Set<Weakness> weaknesses = EnumSet.noneOf(Weakness.class);
        if (bits < BITS_MIN) {
            weaknesses.add(Weakness.SHORT);
        }
        if (!checkable) {
            weaknesses.add(Weakness.UNKNOWN_ALGORITHM);
        }
        return weaknesses;
    }

    /** Ed25519 and X25519 are names of their own; other curves follow the algorithm's. */
    private static String curve(ECPublicBCPGKey key, String algorithm) {
        String oid = key.getCurveOID().getId();
        String name = CURVES.getOrDefault(oid, oid);
        return name.startsWith("Ed") || name.startsWith("X") ? name : algorithm + name;
    }
}
