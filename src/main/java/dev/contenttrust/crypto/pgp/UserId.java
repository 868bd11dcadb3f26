package dev.contenttrust.crypto.pgp;

/**
 * A name that a key bears.
 *
 * @param text usually a name and an address in angle brackets, fit to be shown
 * @param standing whether the key itself says so
 */
public record UserId(String text, Standing standing) {

    /** What the newest valid self-signature says. */
    public enum Standing {
        VALID,
        REVOKED,
        /** The key did not sign it: anybody may have written it. */
        UNSIGNED
    }
}
