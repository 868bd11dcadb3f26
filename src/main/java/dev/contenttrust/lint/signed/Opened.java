package dev.contenttrust.lint.signed;

import dev.contenttrust.TrustException;
import dev.contenttrust.notary.SignedRepository;

/** What came of opening a repository. */
sealed interface Opened {
    /** It is verified. */
    record Verified(SignedRepository repository) implements Opened {}

    /** It is not, or nobody could say. */
    record Failed(TrustException failure) implements Opened {}
}
