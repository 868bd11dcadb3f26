package dev.contenttrust.crypto;

import dev.contenttrust.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;

/** A question to a time-stamping authority: when is this digest there (RFC 3161, section 2.4.1)? */
public final class TimeStampRequest {
    /** In bits: so that no answer was ever given before. */
    private static final int NONCE = 128;

    private final Digest digest;
    private final org.bouncycastle.tsp.TimeStampRequest request;

    private TimeStampRequest(Digest digest, org.bouncycastle.tsp.TimeStampRequest request) {
        this.digest = digest;
        this.request = request;
    }

    /** One that no other is equal to; it wants the authority's certificate in the answer. */
    public static TimeStampRequest of(Digest sha256) {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        byte[] digest = HexFormat.of().parseHex(sha256.hex());
        BigInteger nonce = new BigInteger(NONCE, new SecureRandom());
        return new TimeStampRequest(sha256, generator.generate(TSPAlgorithms.SHA256, digest, nonce));
    }

    /** A TimeStampReq. */
    public byte[] der() {
        try {
            return request.getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Verifies the answer to this very question.
     *
     * @throws InvalidTimeStampException if it is none
     */
    public TimeStamp verify(byte[] answer, List<CertificateAuthority> trusted) {
        TimeStampAnswer read = TimeStampAnswer.read(answer);
        read.requireAnswers(request);
        return read.about(digest, trusted);
    }
}
