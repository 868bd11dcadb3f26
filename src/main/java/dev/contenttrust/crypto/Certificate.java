package dev.contenttrust.crypto;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.ASN1UTCTime;

/**
 * An X.509 certificate (RFC 5280, section 4.1), read field by field: the library's own classes bring large tables of names
 * along that a fresh process would pay for.
 */
record Certificate(
        CertificateSignature signature,
        DistinguishedName issuer,
        DistinguishedName subject,
        Instant notBefore,
        Instant notAfter,
        ASN1Encodable spki,
        CertificateExtensions extensions) {

    private static final int VERSION_TAG = 0;
    private static final int EXTENSIONS_TAG = 3;

    /** @throws InvalidKeyException if it is no certificate */
    static Certificate parse(byte[] der) {
        try {
            return read(Der.sequence(der, 3));
        } catch (InvalidKeyException e) {
            throw new InvalidKeyException(InvalidKeyException.NO_CERTIFICATE, e.why(), e);
        } catch (IllegalArgumentException | IllegalStateException e) {
            // How the library says that a tag, a string or a time is not what it should be.
            throw new InvalidKeyException(InvalidKeyException.NO_CERTIFICATE, "a field is malformed", e);
        }
    }

    private static Certificate read(ASN1Sequence certificate) {
        ASN1Sequence content = Der.sequence(certificate.getObjectAt(0));
        int at = content.size() > 0 && tagged(content.getObjectAt(0), VERSION_TAG) ? 1 : 0;
        if (content.size() < at + 6) {
            throw InvalidKeyException.certificate("fields are missing");
        }
        if (!content.getObjectAt(at + 1).equals(certificate.getObjectAt(1))) {
            throw InvalidKeyException.certificate("it names two signature algorithms");
        }
        ASN1Sequence validity = Der.sequence(content.getObjectAt(at + 3));
        if (validity.size() != 2) {
            throw InvalidKeyException.certificate("its validity is malformed");
        }
        return new Certificate(
                new CertificateSignature(
                        certificate.getObjectAt(1), Der.encode(content), Der.bits(certificate.getObjectAt(2))),
                DistinguishedName.read(content.getObjectAt(at + 2)),
                DistinguishedName.read(content.getObjectAt(at + 4)),
                instant(validity.getObjectAt(0)),
                instant(validity.getObjectAt(1)),
                content.getObjectAt(at + 5),
                extensions(content.getObjectAt(content.size() - 1)));
    }

    private static CertificateExtensions extensions(ASN1Encodable last) {
        return tagged(last, EXTENSIONS_TAG)
                ? CertificateExtensions.read(
                        ((ASN1TaggedObject) last).getExplicitBaseObject().toASN1Primitive())
                : CertificateExtensions.NONE;
    }

    private static boolean tagged(ASN1Encodable value, int tag) {
        return value instanceof ASN1TaggedObject tagged && tagged.hasContextTag(tag);
    }

    /** UTCTime to 2049, GeneralizedTime after, both to the second and in UTC (RFC 5280, section 4.1.2.5). */
    private static Instant instant(ASN1Encodable time) {
        String text = time instanceof ASN1UTCTime utc
                ? utc.getAdjustedTime()
                : Der.expect(ASN1GeneralizedTime.class, time, "a time").getTimeString();
        // The library's adjusted form writes Z as GMT+00:00.
        if (!text.endsWith("Z") && !text.endsWith("GMT+00:00")) {
            throw InvalidKeyException.certificate("its validity is not in UTC");
        }
        int length = text.endsWith("Z") ? text.length() - 1 : text.length() - "GMT+00:00".length();
        String digits = length == 14 ? text.substring(0, length) : "";
        try {
            return LocalDateTime.of(
                            Integer.parseInt(digits.substring(0, 4)),
                            Integer.parseInt(digits.substring(4, 6)),
                            Integer.parseInt(digits.substring(6, 8)),
                            Integer.parseInt(digits.substring(8, 10)),
                            Integer.parseInt(digits.substring(10, 12)),
                            Integer.parseInt(digits.substring(12)))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException | NumberFormatException | StringIndexOutOfBoundsException e) {
            throw new InvalidKeyException(InvalidKeyException.NO_CERTIFICATE, "its validity is malformed", e);
        }
    }

    /** @throws InvalidKeyException if it holds a key that must not be used */
    PublicKey publicKey() {
        return PublicKey.fromSpki(spki);
    }

    boolean authority() {
        return extensions.authority();
    }

    boolean validAt(Instant at) {
        return !at.isBefore(notBefore) && !at.isAfter(notAfter);
    }
}
