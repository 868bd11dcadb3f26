package dev.contenttrust.crypto;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * EMSA-PSS (RFC 8017, section 9.1): an encoded message is {@code maskedDB ‖ H ‖ bc}, where H hashes the message's hash and a
 * salt, and DB holds that salt behind zeros and a one. By hand, since the libraries at hand only check salts whose length
 * is known beforehand.
 *
 * @param bits of the encoded message: one less than the modulus has
 */
record PssEncoding(HashFunction hash, PssSalt salt, int bits) {
    private static final int TRAILER = 0xbc;

    /** Section 9.1.2; the numbers are those of its steps. */
    boolean covers(byte[] message, BigInteger opened) {
        int length = (bits + 7) / 8;
        int dbLength = length - hash.width() - 1;
        if (opened.bitLength() > bits) {
            return false; // 6
        }
        byte[] encoded = fixedWidth(opened, length);
        if ((encoded[length - 1] & 0xff) != TRAILER) {
            return false; // 4
        }
        byte[] h = Arrays.copyOfRange(encoded, dbLength, length - 1); // 5
        byte[] db = unmasked(Arrays.copyOf(encoded, dbLength), h, 8 * length - bits); // 7, 8, 9
        int one = 0;
        while (one < dbLength && db[one] == 0) {
            one++;
        }
        if (one == dbLength || db[one] != 1) {
            return false; // 10
        }
        byte[] salted = Arrays.copyOfRange(db, one + 1, dbLength); // 11
        return fits(salted.length) && MessageDigest.isEqual(h, hashOf(message, salted)); // 12, 13, 14
    }

    private boolean fits(int saltLength) {
        return salt == PssSalt.ANY || saltLength == hash.width();
    }

    private byte[] hashOf(byte[] message, byte[] salted) {
        MessageDigest hasher = hash.hasher();
        hasher.update(new byte[8]);
        hasher.update(hash.hash(message));
        return hasher.digest(salted);
    }

    private byte[] unmasked(byte[] db, byte[] seed, int unusedBits) {
        byte[] mask = mask(seed, db.length);
        for (int i = 0; i < db.length; i++) {
            db[i] ^= mask[i];
        }
        db[0] &= (byte) (0xff >> unusedBits);
        return db;
    }

    /** MGF1 (appendix B.2.1). */
    private byte[] mask(byte[] seed, int length) {
        byte[] mask = new byte[length];
        MessageDigest hasher = hash.hasher();
        for (int at = 0, counter = 0; at < length; at += hash.width(), counter++) {
            hasher.update(seed);
            byte[] block = hasher.digest(
                    new byte[] {(byte) (counter >>> 24), (byte) (counter >>> 16), (byte) (counter >>> 8), (byte) counter
                    });
            System.arraycopy(block, 0, mask, at, Math.min(block.length, length - at));
        }
        return mask;
    }

    private static byte[] fixedWidth(BigInteger number, int length) {
        byte[] shortest = number.toByteArray();
        byte[] bytes = new byte[length];
        int from = Math.max(0, shortest.length - length);
        System.arraycopy(shortest, from, bytes, length - (shortest.length - from), shortest.length - from);
        return bytes;
    }
}
