package dev.contenttrust.crypto;

import dev.contenttrust.Digest;
import java.time.Instant;
import java.util.List;

/**
 * A time-stamping authority's word that a digest was there at an instant (RFC 3161).
 *
 * @param instant by when it was there: the time that the authority gives, the inaccuracy of its clock that it admits, and the rest
 *     of that second
 * @param authority whom the certificate names that signed
 */
public record TimeStamp(Instant instant, String authority) {

    /**
     * Verifies an authority's answer, as it came or was kept: that it is about this digest, and signed by a certificate for time
     * stamping and nothing else, which at that time led to one of those authorities. Revocation is not asked about.
     *
     * @param answer a TimeStampResp
     * @throws InvalidTimeStampException if it is anything else
     */
    public static TimeStamp read(byte[] answer, Digest sha256, List<CertificateAuthority> trusted) {
        return TimeStampAnswer.read(answer).about(sha256, trusted);
    }
}
