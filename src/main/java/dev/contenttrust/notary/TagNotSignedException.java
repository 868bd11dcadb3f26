package dev.contenttrust.notary;

import dev.contenttrust.TrustException;

/** A signed repository in which nobody whose word counts signs that tag or digest. Exit code 3. */
public final class TagNotSignedException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final Gun gun;

    public TagNotSignedException(Gun gun, String what, String why, String remedy) {
        super(what, why, remedy, null);
        this.gun = gun;
    }

    public Gun gun() {
        return gun;
    }
}
