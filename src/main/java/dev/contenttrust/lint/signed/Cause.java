package dev.contenttrust.lint.signed;

import dev.contenttrust.TrustException;
import dev.contenttrust.crypto.InvalidKeyException;
import dev.contenttrust.json.MalformedJsonException;
import dev.contenttrust.notary.TagNotSignedException;
import dev.contenttrust.transport.OversizedAnswerException;
import dev.contenttrust.trusted.NotSignedByException;
import dev.contenttrust.trusted.OtherDigestSignedException;
import dev.contenttrust.tuf.EquivocationException;
import dev.contenttrust.tuf.ExpiredException;
import dev.contenttrust.tuf.HashMismatchException;
import dev.contenttrust.tuf.InvalidMetadataException;
import dev.contenttrust.tuf.NoTrustDataException;
import dev.contenttrust.tuf.PinException;
import dev.contenttrust.tuf.RollbackException;
import dev.contenttrust.tuf.SignatureException;
import dev.contenttrust.updater.source.MirrorFileException;
import java.util.Set;

/** Why there is no signed digest. */
enum Cause {
    /** Those who may sign have not signed it. */
    UNSIGNED,
    /** They signed something else for it. */
    OTHER_DIGEST,
    /** What they signed holds no longer. */
    EXPIRED,
    /** What is there was not signed by those who may, or was changed: worse than nothing. */
    FORGED,
    /** Nobody could be asked, or nobody answered: nothing is known. */
    UNKNOWN;

    private static final Set<Class<? extends TrustException>> FORGERIES = Set.of(
            EquivocationException.class,
            HashMismatchException.class,
            InvalidKeyException.class,
            InvalidMetadataException.class,
            MalformedJsonException.class,
            MirrorFileException.class,
            OversizedAnswerException.class,
            PinException.class,
            RollbackException.class,
            SignatureException.class);

    static Cause of(TrustException failure) {
        if (failure instanceof NoTrustDataException none) {
            return none.answered() ? UNSIGNED : UNKNOWN;
        }
        if (failure instanceof TagNotSignedException || failure instanceof NotSignedByException) {
            return UNSIGNED;
        }
        if (failure instanceof OtherDigestSignedException) {
            return OTHER_DIGEST;
        }
        if (failure instanceof ExpiredException) {
            return EXPIRED;
        }
        return FORGERIES.contains(failure.getClass()) ? FORGED : UNKNOWN;
    }
}
