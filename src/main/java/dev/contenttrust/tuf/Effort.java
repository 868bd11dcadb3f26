package dev.contenttrust.tuf;

import dev.contenttrust.crypto.PublicKey;

/** What may be spent on checking signatures: whoever serves files decides how many there are, and by which keys. */
final class Effort {
    /**
     * In checks with a common key. Room for 256 rotations of a root with two RSA keys of 4096 bits; a few seconds of work.
     */
    static final int CHECKS_MAX = 8192;

    /** So many bytes are hashed in the time of a check. */
    private static final int MESSAGE_BYTES = 1 << 20;

    private int spent;

    /** Whether one more signature may be checked; if so, it counts as checked. */
    boolean allows(PublicKey key, byte[] message) {
        int wanted = key.effort() + message.length / MESSAGE_BYTES;
        if (spent + wanted > CHECKS_MAX) {
            return false;
        }
        spent += wanted;
        return true;
    }
}
