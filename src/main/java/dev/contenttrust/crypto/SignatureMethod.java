package dev.contenttrust.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/** How a signature is checked: the mathematics, the hash and the encoding. May throw on malformed signatures. */
sealed interface SignatureMethod {

    boolean verify(KeyMaterial key, byte[] message, byte[] signature);

    /** As {@link #verify}, but bytes that the library chokes on are simply no valid signature. */
    default boolean accepts(KeyMaterial key, byte[] message, byte[] signature) {
        try {
            return verify(key, message, signature);
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** ECDSA; the signature is r‖s, both of the width of the curve's order (IEEE P1363). */
    record EcdsaFixedWidth(HashFunction hash) implements SignatureMethod {
        @Override
        public boolean verify(KeyMaterial key, byte[] message, byte[] signature) {
            if (!(key instanceof EcKey ec)) {
                return false;
            }
            int width = ec.curve().width();
            return signature.length == 2 * width
                    && ec.verify(
                            hash.hash(message),
                            new BigInteger(1, signature, 0, width),
                            new BigInteger(1, signature, width, width));
        }
    }

    /** ECDSA; the signature is a DER sequence of r and s (RFC 3279, section 2.2.3), refused in any but its one encoding. */
    record EcdsaDer(HashFunction hash) implements SignatureMethod {
        @Override
        public boolean verify(KeyMaterial key, byte[] message, byte[] signature) {
            if (!(key instanceof EcKey ec) || !DerShape.isOneValue(signature)) {
                return false;
            }
            try {
                BigInteger[] rs = StandardDSAEncoding.INSTANCE.decode(ec.curve().order(), signature);
                return ec.verify(hash.hash(message), rs[0], rs[1]);
            } catch (IOException e) {
                return false;
            }
        }
    }

    /** RSASSA-PSS; MGF1 with the same hash (RFC 8017, section 8.1.2). */
    record RsaPss(HashFunction hash, PssSalt salt) implements SignatureMethod {
        @Override
        public boolean verify(KeyMaterial key, byte[] message, byte[] signature) {
            if (!(key instanceof RsaKey rsa)) {
                return false;
            }
            Optional<BigInteger> opened = rsa.open(signature);
            return opened.isPresent()
                    && new PssEncoding(hash, salt, rsa.modulus().bitLength() - 1).covers(message, opened.get());
        }
    }

    /** RSASSA-PKCS1-v1_5, by building the one valid encoding and comparing (RFC 8017, section 8.2.2). */
    record RsaPkcs1(HashFunction hash) implements SignatureMethod {
        @Override
        public boolean verify(KeyMaterial key, byte[] message, byte[] signature) {
            return key instanceof RsaKey rsa
                    && rsa.open(signature)
                            .filter(new BigInteger(1, encoded(hash.hash(message), rsa.width()))::equals)
                            .isPresent();
        }

        /** EMSA-PKCS1-v1_5 (RFC 8017, section 9.2): 00 01 ff … ff 00, then DigestInfo. */
        private byte[] encoded(byte[] digest, int width) {
            byte[] prefix = HexFormat.of().parseHex(digestInfo());
            byte[] em = new byte[width];
            int digestAt = width - digest.length;
            int prefixAt = digestAt - prefix.length;
            em[1] = 1;
            Arrays.fill(em, 2, prefixAt - 1, (byte) 0xff);
            System.arraycopy(prefix, 0, em, prefixAt, prefix.length);
            System.arraycopy(digest, 0, em, digestAt, digest.length);
            return em;
        }

        /** The DER of DigestInfo up to the hash itself. */
        private String digestInfo() {
            HexFormat hex = HexFormat.of();
            int rest = 2 + hash.width();
            return "30" + hex.toHexDigits((byte) (15 + rest)) + hash.identifier() + "04"
                    + hex.toHexDigits((byte) hash.width());
        }
    }

    /** Ed25519 over the message itself (RFC 8032, section 5.1.7). */
    record Ed25519() implements SignatureMethod {
        @Override
        public boolean verify(KeyMaterial key, byte[] message, byte[] signature) {
            return key instanceof Ed25519Key ed && ed.verify(message, signature);
        }
    }
}
