package dev.contenttrust.lint.signed;

import dev.contenttrust.TrustException;
import dev.contenttrust.trusted.TrustedImage;

/** What is to be said of one image. */
sealed interface Verdict {
    /** Its digest is signed, and the signature holds. */
    record Signed(TrustedImage image) implements Verdict {}

    /**
     * There is no signed digest for it.
     *
     * @param why in a sentence
     * @param remedy may be empty
     */
    record Refused(Cause cause, String why, String remedy) implements Verdict {
        static Refused by(TrustException failure) {
            return new Refused(Cause.of(failure), failure.getMessage(), failure.remedy());
        }
    }

    /** The user does not want anybody to be asked. */
    record NotAsked() implements Verdict {}
}
