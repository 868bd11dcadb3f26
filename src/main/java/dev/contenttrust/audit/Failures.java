package dev.contenttrust.audit;

import dev.contenttrust.TrustException;
import dev.contenttrust.crypto.InvalidKeyException;
import dev.contenttrust.image.ContentMismatchException;
import dev.contenttrust.json.MalformedJsonException;
import dev.contenttrust.transport.OversizedAnswerException;
import dev.contenttrust.tuf.ExpiredException;
import dev.contenttrust.tuf.MetadataException;
import dev.contenttrust.tuf.NoTrustDataException;
import dev.contenttrust.updater.source.MirrorFileException;

/** Which verdict a failure amounts to. Only what was looked at and found wrong is refused; all else is no verdict. */
final class Failures {
    private Failures() {}

    static Reason of(TrustException failure) {
        return new Reason(verdict(failure), failure.getMessage());
    }

    private static Verdict verdict(TrustException failure) {
        if (failure instanceof NoTrustDataException) {
            return Verdict.UNSIGNED;
        } else if (failure instanceof ExpiredException) {
            return Verdict.EXPIRED;
        }
        boolean wrong = failure instanceof MetadataException
                || failure instanceof InvalidKeyException
                || failure instanceof MalformedJsonException
                || failure instanceof MirrorFileException
                || failure instanceof OversizedAnswerException
                || failure instanceof ContentMismatchException;
        return wrong ? Verdict.REFUSED : Verdict.UNREACHABLE;
    }
}
