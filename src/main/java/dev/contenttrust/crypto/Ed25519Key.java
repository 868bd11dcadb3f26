package dev.contenttrust.crypto;

import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** A point on edwards25519, as its 32 bytes. */
final class Ed25519Key implements KeyMaterial {
    static final String OID = "1.3.101.112";
    private static final String SPKI_PREFIX = "302a300506032b6570032100";

    private final byte[] raw;

    private Ed25519Key(byte[] raw) {
        this.raw = raw;
    }

    /**
     * Reads the 32 bytes of RFC 8032, section 5.1.5. Refused are encodings that are not the canonical one and points
     * outside the subgroup of prime order, under which one signature can fit several messages or keys.
     */
    static Ed25519Key decode(byte[] raw) {
        if (raw.length != Ed25519.PUBLIC_KEY_SIZE) {
            throw InvalidKeyException.key(
                    "an Ed25519 key has " + Ed25519.PUBLIC_KEY_SIZE + " bytes, this has " + raw.length);
        }
        if (!Ed25519.validatePublicKeyFull(raw, 0)) {
            throw InvalidKeyException.key("its bytes are no Ed25519 point that may be a key");
        }
        return new Ed25519Key(raw.clone());
    }

    boolean verify(byte[] message, byte[] signature) {
        return signature.length == Ed25519.SIGNATURE_SIZE
                && Ed25519.verify(signature, 0, raw, 0, message, 0, message.length);
    }

    @Override
    public PublicKey.Kind kind() {
        return PublicKey.Kind.ED25519;
    }

    @Override
    public byte[] spki() {
        return Der.concat(HexFormat.of().parseHex(SPKI_PREFIX), raw);
    }

    @Override
    public int effort() {
        return 1;
    }

    @Override
    public String description() {
        return "Ed25519";
    }
}
