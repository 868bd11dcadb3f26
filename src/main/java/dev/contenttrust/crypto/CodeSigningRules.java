package dev.contenttrust.crypto;

import dev.contenttrust.crypto.CertificateExtensions.Stated;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;

/**
 * What the Notary Project asks of each certificate (signature-specification.md, "Certificate Requirements"). Stricter than it in
 * one thing: a critical extension that is not known here is refused, as RFC 5280 has it.
 */
final class CodeSigningRules {
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";

    /** Any use, TLS server and client, mail, time stamping. */
    private static final Set<String> OTHER_USES =
            Set.of("2.5.29.37.0", "1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.8");

    /** The first bit of the first byte: digitalSignature. */
    private static final int DIGITAL_SIGNATURE = 0x80;

    /** keyEncipherment, dataEncipherment, keyAgreement, keyCertSign, cRLSign, encipherOnly. */
    private static final int NEVER = 0x20 | 0x10 | 0x08 | 0x04 | 0x02 | 0x01;

    /** The first bit of the second byte: decipherOnly. */
    private static final int NEVER_SECOND = 0x80;

    private CodeSigningRules() {}

    static Optional<String> ofLeaf(Certificate leaf) {
        String whose = "the signing certificate of " + leaf.subject() + " ";
        if (leaf.authority()) {
            return Optional.of(whose + "is a CA");
        }
        if (!leaf.extensions().understood()) {
            return Optional.of(whose + "has a critical extension that is not known here");
        }
        int usage = usage(leaf);
        if ((usage & DIGITAL_SIGNATURE) == 0) {
            return Optional.of(whose + "is not for digital signatures (key usage, critical)");
        }
        if ((usage & (NEVER | NEVER_SECOND << 8)) != 0) {
            return Optional.of(whose + "is for other uses than digital signatures");
        }
        List<String> purposes = purposes(leaf);
        boolean other = purposes.stream().anyMatch(OTHER_USES::contains);
        return purposes.isEmpty() || (purposes.contains(CODE_SIGNING) && !other)
                ? Optional.empty()
                : Optional.of(whose + (other ? "is for other purposes too" : "is not for code signing")
                        + " (extended key usage)");
    }

    /** @param below how many CA certificates stand between it and the leaf */
    static Optional<String> ofAuthority(Certificate authority, int below) {
        CertificateExtensions extensions = authority.extensions();
        Stated constraints = extensions.stated().get(CertificateExtensions.BASIC_CONSTRAINTS);
        Stated usage = extensions.stated().get(CertificateExtensions.KEY_USAGE);
        boolean fit = authority.authority()
                && constraints != null
                && constraints.critical()
                && usage != null
                && usage.critical()
                && extensions.certifies()
                && extensions.understood()
                && below <= extensions.intermediatesMax();
        return fit
                ? Optional.empty()
                : Optional.of("the certificate of " + authority.subject()
                        + " may not issue this one (basic constraints, key usage)");
    }

    /** The bits of the first byte, and those of the second above them; 0 where the extension is missing or not critical. */
    private static int usage(Certificate certificate) {
        Stated usage = certificate.extensions().stated().get(CertificateExtensions.KEY_USAGE);
        if (usage == null || !usage.critical()) {
            return 0;
        }
        byte[] bits = Der.expect(ASN1BitString.class, Der.parse(usage.content().bytes()), "a bit string")
                .getBytes();
        int first = bits.length > 0 ? bits[0] & 0xff : 0;
        int second = bits.length > 1 ? bits[1] & 0xff : 0;
        return first | second << 8;
    }

    private static List<String> purposes(Certificate certificate) {
        Stated usage = certificate.extensions().stated().get(EXTENDED_KEY_USAGE);
        List<String> purposes = new ArrayList<>();
        if (usage != null) {
            for (ASN1Encodable purpose : Der.sequence(Der.parse(usage.content().bytes()))) {
                purposes.add(Der.oid(purpose));
            }
        }
        return purposes;
    }
}
