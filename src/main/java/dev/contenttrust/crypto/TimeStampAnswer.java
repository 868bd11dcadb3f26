package dev.contenttrust.crypto;

import dev.contenttrust.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.DefaultCMSSignatureAlgorithmNameGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.tsp.GenTimeAccuracy;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenInfo;

/**
 * What a time-stamping authority answered (RFC 3161, section 2.4.2). The library takes the message apart and holds its parts
 * together; which signatures, hashes and certificates count is judged here.
 */
final class TimeStampAnswer {
    /** Hashes that a signature may rest on. That by which an answer names its certificate may be SHA-1: nothing rests on it. */
    private static final Set<ASN1ObjectIdentifier> HASHES =
            Set.of(TSPAlgorithms.SHA256, TSPAlgorithms.SHA384, TSPAlgorithms.SHA512);

    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";

    /** A signer, its issuers, and some that are of no use. */
    private static final int CERTIFICATES_MAX = 16;

    private final TimeStampResponse answer;
    private final TimeStampToken token;

    private TimeStampAnswer(TimeStampResponse answer, TimeStampToken token) {
        this.answer = answer;
        this.token = token;
    }

    static TimeStampAnswer read(byte[] der) {
        if (der.length > Der.LENGTH_MAX || !DerShape.isOneValue(der)) {
            throw new InvalidTimeStampException("it is not DER", null);
        }
        try {
            TimeStampResponse answer = new TimeStampResponse(der);
            TimeStampToken token = answer.getTimeStampToken();
            boolean granted =
                    answer.getStatus() == PKIStatus.GRANTED || answer.getStatus() == PKIStatus.GRANTED_WITH_MODS;
            if (!granted || token == null) {
                throw new InvalidTimeStampException("the authority granted none: " + refusal(answer), null);
            }
            return new TimeStampAnswer(answer, token);
        } catch (InvalidTimeStampException e) {
            throw e;
        } catch (IOException | TSPException | RuntimeException e) {
            throw malformed(e);
        }
    }

    private static String refusal(TimeStampResponse answer) {
        String words = answer.getStatusString();
        return words == null || words.isBlank() ? "status " + answer.getStatus() : words;
    }

    private static InvalidTimeStampException malformed(Exception e) {
        return new InvalidTimeStampException("it is not what an authority answers: " + e.getMessage(), e);
    }

    /** Nonce, digest and policy are those of the request. */
    void requireAnswers(TimeStampRequest request) {
        try {
            answer.validate(request);
        } catch (TSPException e) {
            throw new InvalidTimeStampException("it answers another question: " + e.getMessage(), e);
        }
    }

    TimeStamp about(Digest digest, List<CertificateAuthority> trusted) {
        try {
            return verified(digest, trusted);
        } catch (InvalidTimeStampException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The library takes parts of it apart only when it is asked for them.
            throw malformed(e);
        }
    }

    private TimeStamp verified(Digest digest, List<CertificateAuthority> trusted) throws IOException {
        TimeStampTokenInfo info = token.getTimeStampInfo();
        boolean same = TSPAlgorithms.SHA256.equals(info.getMessageImprintAlgOID())
                && digest.hex().equals(HexFormat.of().formatHex(info.getMessageImprintDigest()));
        if (!same) {
            throw new InvalidTimeStampException("it is not about " + digest, null);
        }
        Instant given = info.getGenTime().toInstant();
        X509CertificateHolder holder = signer();
        Certificate signer = Certificate.parse(holder.getEncoded());
        requireSigned(holder, signer);
        requireTrusted(signer, given, trusted);
        return new TimeStamp(
                end(given, info.getGenTimeAccuracy()), signer.subject().toString());
    }

    private X509CertificateHolder signer() {
        return token.getCertificates().getMatches(null).stream()
                .filter(token.getSID()::match)
                .findFirst()
                .orElseThrow(() -> new InvalidTimeStampException("it lacks the certificate of who signed it", null));
    }

    /** RFC 5652, section 5.6, and RFC 3161, section 2.4.2: the signature, the attributes, and which certificate they name. */
    private void requireSigned(X509CertificateHolder holder, Certificate signer) {
        SignerInformationVerifier verifier = new SignerInformationVerifier(
                new DefaultCMSSignatureAlgorithmNameGenerator(),
                new DefaultSignatureAlgorithmIdentifierFinder(),
                new Signatures(holder, signer.publicKey().material()),
                new BcDigestCalculatorProvider());
        try {
            for (SignerInformation information : token.toCMSSignedData().getSignerInfos()) {
                if (!HASHES.contains(information.getDigestAlgorithmID().getAlgorithm())) {
                    throw new InvalidTimeStampException("it rests on a hash that is not relied on", null);
                }
            }
            token.validate(verifier, Set.of(TSPAlgorithms.SHA256));
        } catch (TSPException e) {
            throw new InvalidTimeStampException(
                    "it is not signed by the certificate that it names: " + e.getMessage(), e);
        }
    }

    private void requireTrusted(Certificate signer, Instant at, List<CertificateAuthority> trusted) throws IOException {
        CertificateExtensions.Stated purposes = signer.extensions().stated().get(EXTENDED_KEY_USAGE);
        boolean alone =
                purposes != null && purposes.critical() && purposesOf(purposes).equals(List.of(TIME_STAMPING));
        if (!alone) {
            throw new InvalidTimeStampException(
                    "the certificate of " + signer.subject()
                            + " is not for time stamping alone (RFC 3161, section 2.3)",
                    null);
        }
        List<Certificate> authorities =
                trusted.stream().map(CertificateAuthority::certificate).toList();
        if (!new CertificatePath(intermediates(), authorities, at).leadsFrom(signer)) {
            throw new InvalidTimeStampException(
                    "the certificate of " + signer.subject() + " was not valid at " + at
                            + ", or leads to none of the authorities that are trusted",
                    null);
        }
    }

    private static List<String> purposesOf(CertificateExtensions.Stated usage) {
        List<String> purposes = new ArrayList<>();
        Der.sequence(Der.parse(usage.content().bytes())).forEach(purpose -> purposes.add(Der.oid(purpose)));
        return purposes;
    }

    private List<Certificate> intermediates() throws IOException {
        List<Certificate> found = new ArrayList<>();
        for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
            if (found.size() == CERTIFICATES_MAX) {
                throw new InvalidTimeStampException(
                        "it comes with more than " + CERTIFICATES_MAX + " certificates", null);
            }
            found.add(Certificate.parse(holder.getEncoded()));
        }
        found.removeIf(certificate -> !certificate.authority());
        return found;
    }

    private static Instant end(Instant given, GenTimeAccuracy accuracy) {
        Instant end = given;
        if (accuracy != null) {
            end = end.plus(Duration.ofSeconds(accuracy.getSeconds())
                    .plusMillis(accuracy.getMillis())
                    .plus(accuracy.getMicros(), ChronoUnit.MICROS));
        }
        Instant second = end.truncatedTo(ChronoUnit.SECONDS);
        return second.equals(end) ? end : second.plusSeconds(1);
    }

    /** Checks signatures by the rules of certificates': the same algorithms, and none besides. */
    private record Signatures(X509CertificateHolder holder, KeyMaterial key) implements ContentVerifierProvider {
        @Override
        public boolean hasAssociatedCertificate() {
            return true;
        }

        @Override
        public X509CertificateHolder getAssociatedCertificate() {
            return holder;
        }

        @Override
        public ContentVerifier get(AlgorithmIdentifier algorithm) {
            ByteArrayOutputStream signed = new ByteArrayOutputStream();
            return new ContentVerifier() {
                @Override
                public AlgorithmIdentifier getAlgorithmIdentifier() {
                    return algorithm;
                }

                @Override
                public OutputStream getOutputStream() {
                    return signed;
                }

                @Override
                public boolean verify(byte[] signature) {
                    return new CertificateSignature(algorithm.toASN1Primitive(), signed.toByteArray(), signature)
                            .by(key);
                }
            };
        }
    }
}
