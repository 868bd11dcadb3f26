package dev.contenttrust.tuf;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate to be made; self-signed unless an issuer is named. */
public record TestCertificate(
        String name, Instant notBefore, Instant notAfter, boolean authority, String hash, Issuer issuer) {
    private static final AtomicLong SERIAL = new AtomicLong(1);

    /** Who signs a certificate. */
    public sealed interface Issuer {
        /** Its own key. */
        record Itself() implements Issuer {}

        /** Another's, whose certificates follow in the bundle. */
        record Authority(String name, KeyPair pair, String pem) implements Issuer {}
    }

    /** A self-signed leaf with that common name, valid from 2015 to 2045. */
    public static TestCertificate named(String commonName) {
        return new TestCertificate(
                commonName,
                Instant.parse("2015-01-01T00:00:00Z"),
                Instant.parse("2045-01-01T00:00:00Z"),
                false,
                "SHA256",
                new Issuer.Itself());
    }

    public TestCertificate valid(String from, String to) {
        return new TestCertificate(name, Instant.parse(from), Instant.parse(to), authority, hash, issuer);
    }

    public TestCertificate asAuthority() {
        return new TestCertificate(name, notBefore, notAfter, true, hash, issuer);
    }

    /** @param weaker the signature's hash: {@code SHA1} */
    public TestCertificate hashedBy(String weaker) {
        return new TestCertificate(name, notBefore, notAfter, authority, weaker, issuer);
    }

    /** @param ca a key that was made by {@link #asAuthority} */
    public TestCertificate issuedBy(String caName, TestKey ca) {
        return new TestCertificate(
                name,
                notBefore,
                notAfter,
                authority,
                hash,
                new Issuer.Authority(
                        caName,
                        ca.pair(),
                        new String(Base64.getDecoder().decode(ca.material()), StandardCharsets.US_ASCII)));
    }

    /** The key with this certificate, and its issuer's behind it. */
    public TestKey over(TestKey key) {
        String type = key.type().startsWith("rsa") ? "rsa-x509" : "ecdsa-x509";
        return key.as(type, pem(key.pair()));
    }

    private byte[] pem(KeyPair pair) {
        String issuerName = issuer instanceof Issuer.Authority ca ? ca.name() : name;
        KeyPair signing = issuer instanceof Issuer.Authority ca ? ca.pair() : pair;
        String rest = issuer instanceof Issuer.Authority ca ? ca.pem() : "";
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(der(pair, distinguished(issuerName), signing));
        String all = "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n" + rest;
        return all.getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] der(KeyPair pair, X500Name issuerName, KeyPair signing) {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuerName,
                    BigInteger.valueOf(SERIAL.getAndIncrement()),
                    Date.from(notBefore),
                    Date.from(notAfter),
                    distinguished(name),
                    pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            String suffix = signing.getPrivate().getAlgorithm().equals("EC") ? "withECDSA" : "withRSA";
            return builder.build(new JcaContentSignerBuilder(hash + suffix).build(signing.getPrivate()))
                    .getEncoded();
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X500Name distinguished(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }
}
