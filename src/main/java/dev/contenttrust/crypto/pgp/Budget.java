package dev.contenttrust.crypto.pgp;

/** How much checking of signatures one file may cost. For one file. */
final class Budget {
    /** In checks with RSA 4096, about 0.2 ms each: a keyring of all Debian's developers takes a tenth of it. */
    static final int CHECKS_MAX = 40_000;

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
