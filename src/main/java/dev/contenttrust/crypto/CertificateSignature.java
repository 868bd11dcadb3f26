package dev.contenttrust.crypto;

import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Null;
import org.bouncycastle.asn1.ASN1Sequence;

/** The signature on a certificate. Algorithms not listed here (MD5, SHA-1, DSA, unknown ones) are not relied on. */
final class CertificateSignature {
    private final Optional<SignatureMethod> method;
    private final byte[] content;
    private final byte[] signature;

    /**
     * @param algorithm an AlgorithmIdentifier
     * @param content the bytes that are signed
     */
    CertificateSignature(ASN1Encodable algorithm, byte[] content, byte[] signature) {
        this.method = method(algorithm);
        this.content = content;
        this.signature = signature;
    }

    /** Whether its algorithm is one to rely on. */
    boolean reliable() {
        return method.isPresent();
    }

    /** Whether it is made with that key, by an algorithm to rely on. */
    boolean by(KeyMaterial key) {
        return method.filter(m -> m.accepts(key, content, signature)).isPresent();
    }

    /** RFC 4055, RFC 5758, RFC 8410. */
    private static Optional<SignatureMethod> method(ASN1Encodable algorithmIdentifier) {
        ASN1Sequence algorithm = Der.sequence(algorithmIdentifier);
        if (algorithm.size() < 1 || algorithm.size() > 2) {
            return Optional.empty();
        }
        String oid = Der.oid(algorithm.getObjectAt(0));
        if (oid.equals("1.2.840.113549.1.1.10")) {
            return pss(algorithm);
        }
        boolean plain = algorithm.size() == 1 || algorithm.getObjectAt(1) instanceof ASN1Null;
        return plain ? plain(oid) : Optional.empty();
    }

    private static Optional<SignatureMethod> plain(String oid) {
        return switch (oid) {
            case "1.2.840.10045.4.3.2" -> Optional.of(new SignatureMethod.EcdsaDer(HashFunction.SHA256));
            case "1.2.840.10045.4.3.3" -> Optional.of(new SignatureMethod.EcdsaDer(HashFunction.SHA384));
            case "1.2.840.10045.4.3.4" -> Optional.of(new SignatureMethod.EcdsaDer(HashFunction.SHA512));
            case "1.2.840.113549.1.1.11" -> Optional.of(new SignatureMethod.RsaPkcs1(HashFunction.SHA256));
            case "1.2.840.113549.1.1.12" -> Optional.of(new SignatureMethod.RsaPkcs1(HashFunction.SHA384));
            case "1.2.840.113549.1.1.13" -> Optional.of(new SignatureMethod.RsaPkcs1(HashFunction.SHA512));
            case Ed25519Key.OID -> Optional.of(new SignatureMethod.Ed25519());
            default -> Optional.empty();
        };
    }

    /** RSASSA-PSS, with the parameters that tools write: one hash for all, a salt of its length, the usual trailer. */
    private static Optional<SignatureMethod> pss(ASN1Sequence algorithm) {
        if (algorithm.size() == 2) {
            String parameters =
                    HexFormat.of().formatHex(Der.encode(algorithm.getObjectAt(1).toASN1Primitive()));
            for (HashFunction hash : HashFunction.values()) {
                if (parameters.equals(pssParameters(hash))) {
                    return Optional.of(new SignatureMethod.RsaPss(hash, PssSalt.AS_LONG_AS_HASH));
                }
            }
        }
        return Optional.empty();
    }

    private static String pssParameters(HashFunction hash) {
        String hashId = hash.identifier();
        String salt = HexFormat.of().toHexDigits((byte) hash.width());
        return "3034a00f" + hashId + "a11c301a06092a864886f70d010108" + hashId + "a2030201" + salt;
    }
}
