package dev.contenttrust.crypto;

import dev.contenttrust.RawBytes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;

/**
 * What a certificate says about its own use (RFC 5280, section 4.2).
 *
 * @param authority basicConstraints says that it is a CA
 * @param intermediatesMax how many CA certificates may stand between it and a leaf
 * @param certifies keyUsage is absent, or allows keyCertSign
 * @param understood no critical extension is unknown here
 * @param stated every extension as it stands, by object identifier
 */
record CertificateExtensions(
        boolean authority, int intermediatesMax, boolean certifies, boolean understood, Map<String, Stated> stated) {
    static final CertificateExtensions NONE = new CertificateExtensions(false, Integer.MAX_VALUE, true, true, Map.of());

    static final String KEY_USAGE = "2.5.29.15";
    static final String BASIC_CONSTRAINTS = "2.5.29.19";

    /** They narrow names or purposes that a repository's name is none of, so that knowing of them is enough. */
    private static final Set<String> WITHOUT_BEARING = Set.of("2.5.29.17", "2.5.29.32", "2.5.29.37");

    private static final int KEY_CERT_SIGN = 0x04;

    /** An extension's content, and whether who does not know it must refuse the certificate. */
    record Stated(boolean critical, RawBytes content) {}

    static CertificateExtensions read(ASN1Encodable value) {
        CertificateExtensions found = NONE;
        Map<String, Stated> stated = new LinkedHashMap<>();
        for (ASN1Encodable element : Der.sequence(value)) {
            ASN1Sequence extension = Der.sequence(element);
            if (extension.size() < 2 || extension.size() > 3) {
                throw InvalidKeyException.certificate("an extension is malformed");
            }
            String oid = Der.oid(extension.getObjectAt(0));
            ASN1Encodable last = extension.getObjectAt(extension.size() - 1);
            byte[] content =
                    Der.expect(ASN1OctetString.class, last, "an octet string").getOctets();
            if (stated.put(oid, new Stated(critical(extension), RawBytes.of(content))) != null) {
                throw InvalidKeyException.certificate("the extension " + oid + " is there twice");
            }
            found = found.with(oid, extension, content);
        }
        return new CertificateExtensions(
                found.authority,
                found.intermediatesMax,
                found.certifies,
                found.understood,
                Collections.unmodifiableMap(stated));
    }

    private CertificateExtensions with(String oid, ASN1Sequence extension, byte[] content) {
        return switch (oid) {
            case BASIC_CONSTRAINTS -> withBasicConstraints(Der.sequence(Der.parse(content)));
            case KEY_USAGE -> withKeyUsage(Der.expect(ASN1BitString.class, Der.parse(content), "a bit string"));
            default ->
                critical(extension) && !WITHOUT_BEARING.contains(oid)
                        ? new CertificateExtensions(authority, intermediatesMax, certifies, false, stated)
                        : this;
        };
    }

    private static boolean critical(ASN1Sequence extension) {
        return extension.size() == 3
                && Der.expect(ASN1Boolean.class, extension.getObjectAt(1), "a boolean")
                        .isTrue();
    }

    private CertificateExtensions withBasicConstraints(ASN1Sequence constraints) {
        boolean ca = constraints.size() > 0 && constraints.getObjectAt(0) instanceof ASN1Boolean flag && flag.isTrue();
        int max = Integer.MAX_VALUE;
        if (constraints.size() > 1) {
            ASN1Integer length = Der.expect(ASN1Integer.class, constraints.getObjectAt(1), "an integer");
            max = length.getValue().bitLength() < Integer.SIZE ? length.intValueExact() : Integer.MAX_VALUE;
        }
        return new CertificateExtensions(ca, max, certifies, understood, stated);
    }

    private CertificateExtensions withKeyUsage(ASN1BitString usage) {
        byte[] bits = usage.getBytes();
        boolean signs = bits.length > 0 && (bits[0] & KEY_CERT_SIGN) != 0;
        return new CertificateExtensions(authority, intermediatesMax, signs, understood, stated);
    }
}
