package dev.contenttrust.trusted;

import dev.contenttrust.TrustException;
import dev.contenttrust.notary.Gun;

/** Bytes that are not those signed under a target's name. Exit code 4. */
public final class PayloadMismatchException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final String target;

    /** @param why expected and got, in words */
    PayloadMismatchException(Gun gun, String target, String why) {
        super(
                "these bytes are not what is signed as \"" + target + "\" in " + gun,
                why,
                "Do not use them. Get the file again from its publisher, and see that it is the one meant by that name.",
                null);
        this.target = target;
    }

    /** The target's name. */
    public String target() {
        return target;
    }
}
