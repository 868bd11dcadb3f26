package dev.contenttrust.crypto;

import java.security.MessageDigest;
import org.bouncycastle.crypto.Digest;

/** Bouncy Castle's view of a hash function of the JDK. */
final class JdkDigest implements Digest {
    private final MessageDigest hasher;

    JdkDigest(HashFunction hash) {
        this.hasher = hash.hasher();
    }

    @Override
    public String getAlgorithmName() {
        return hasher.getAlgorithm();
    }

    @Override
    public int getDigestSize() {
        return hasher.getDigestLength();
    }

    @Override
    public void update(byte in) {
        hasher.update(in);
    }

    @Override
    public void update(byte[] in, int offset, int length) {
        hasher.update(in, offset, length);
    }

    @Override
    public int doFinal(byte[] out, int offset) {
        byte[] hash = hasher.digest();
        System.arraycopy(hash, 0, out, offset, hash.length);
        return hash.length;
    }

    @Override
    public void reset() {
        hasher.reset();
    }
}
