package dev.contenttrust.live.stack;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes key pairs and certificates: authorities, servers of loopback, and self-signed ones for delegations. */
public final class CertificateMint {
    /** Long-lived on both sides, so that a test may put any clock forward or back. */
    private static final Instant NOT_BEFORE = Instant.parse("2015-01-01T00:00:00Z");

    private static final Instant NOT_AFTER = Instant.parse("2045-01-01T00:00:00Z");
    private static final int RSA_BITS = 2_048;
    private static final AtomicLong SERIAL = new AtomicLong(1);

    private CertificateMint() {}

    /** A certificate authority of its own, P-256. */
    public static Identity authority(String commonName) {
        KeyPair pair = ecdsaPair();
        return sign(commonName, pair, commonName, pair, builder -> {
            add(builder, Extension.basicConstraints, new BasicConstraints(true));
            add(builder, Extension.keyUsage, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        });
    }

    /** A certificate for a server on loopback that may act as a client as well, P-256. */
    static Identity loopback(String commonName, Identity authority) {
        return sign(commonName, ecdsaPair(), authority.commonName(), authority.pair(), builder -> {
            add(builder, Extension.basicConstraints, new BasicConstraints(false));
            add(builder, Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature));
            add(builder, Extension.extendedKeyUsage, new ExtendedKeyUsage(new KeyPurposeId[] {
                KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
            }));
            add(builder, Extension.subjectAlternativeName, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            }));
        });
    }

    /** A self-signed certificate over a new P-256 key. */
    public static Identity ecdsa(String commonName) {
        return selfSigned(commonName, ecdsaPair());
    }

    /** A self-signed certificate over a new RSA key of 2048 bits. */
    public static Identity rsa(String commonName) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            return selfSigned(commonName, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Identity selfSigned(String commonName, KeyPair pair) {
        return sign(commonName, pair, commonName, pair, builder -> {});
    }

    private static KeyPair ecdsaPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Identity sign(
            String subject, KeyPair pair, String issuer, KeyPair issuerPair, Extensions extensions) {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                new X500Name("CN=" + issuer),
                BigInteger.valueOf(SERIAL.getAndIncrement()),
                Date.from(NOT_BEFORE),
                Date.from(NOT_AFTER),
                new X500Name("CN=" + subject),
                pair.getPublic());
        extensions.addTo(builder);
        String algorithm = issuerPair.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        try {
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder(algorithm).build(issuerPair.getPrivate())));
            return new Identity(subject, pair, certificate);
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(JcaX509v3CertificateBuilder builder, ASN1ObjectIdentifier oid, ASN1Encodable value) {
        try {
            builder.addExtension(oid, true, value);
        } catch (CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Extensions {
        void addTo(JcaX509v3CertificateBuilder builder);
    }
}
