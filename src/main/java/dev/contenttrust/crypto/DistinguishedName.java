package dev.contenttrust.crypto;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * The name of a certificate's subject or issuer. Two are equal if their bytes are: RFC 5280, section 7.1 knows looser
 * rules, but issuers copy their own name byte for byte, and Go compares so too.
 *
 * @param der lower-case hex
 * @param commonNames every common name in it, in order
 */
record DistinguishedName(String der, List<String> commonNames) {
    private static final String COMMON_NAME = "2.5.4.3";

    static DistinguishedName read(ASN1Encodable value) {
        ASN1Sequence name = Der.sequence(value);
        List<String> commonNames = new ArrayList<>();
        for (ASN1Encodable relative : name) {
            for (ASN1Encodable attribute : Der.expect(ASN1Set.class, relative, "a set")) {
                ASN1Sequence pair = Der.sequence(attribute);
                if (pair.size() == 2 && Der.oid(pair.getObjectAt(0)).equals(COMMON_NAME)) {
                    commonNames.add(Der.text(pair.getObjectAt(1)));
                }
            }
        }
        return new DistinguishedName(HexFormat.of().formatHex(Der.encode(name)), List.copyOf(commonNames));
    }

    /** As people write it: {@code CN=Example Root,O=Example} (RFC 4514); in hex where a stranger's name breaks its own rules. */
    @Override
    public String toString() {
        try {
            return X500Name.getInstance(HexFormat.of().parseHex(der)).toString();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return "#" + der;
        }
    }
}
