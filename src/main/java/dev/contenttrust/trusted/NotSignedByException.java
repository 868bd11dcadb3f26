package dev.contenttrust.trusted;

import dev.contenttrust.TrustException;
import dev.contenttrust.notary.SignedTag;
import java.util.Collection;

/** Signed, but not by everybody who was demanded. Exit code 3. */
public final class NotSignedByException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final String demanded;

    /**
     * @param demanded the role or key that did not sign
     * @param signers the roles or keys that did
     */
    NotSignedByException(SignedTag tag, String demanded, Collection<?> signers) {
        super(
                tag.gun() + ":" + tag.tag() + " is not signed by " + demanded,
                "signed by "
                        + String.join(
                                ", ", signers.stream().map(Object::toString).toList()),
                "Ask that signer to sign it, or demand less.",
                null);
        this.demanded = demanded;
    }

    /** The role or key that did not sign. */
    public String demanded() {
        return demanded;
    }
}
