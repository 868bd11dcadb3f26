package dev.contenttrust.crypto.pgp;

/** How much checking of signatures one file may cost. For one file. */
final class Budget {
    /** In checks with RSA 4096, about 0.3 ms each: the keyring of all Debian's developers takes less than half. */
    static final int CHECKS_MAX = 20_000;

    private int left = CHECKS_MAX;

    /** Whether a check of that cost may still be done; counts it. */
    boolean allows(int cost) {
        left -= Math.min(left, cost);
        return left > 0;
    }

    /** Whether there is nothing left. */
    boolean spent() {
        return left == 0;
    }
}
