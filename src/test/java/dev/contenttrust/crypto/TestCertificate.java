package dev.contenttrust.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate made for a test, and the key it is for. */
public record TestCertificate(String subject, SigningKey key, String pem) {

    /** All certificates made without other dates are valid for a year before and after. */
    public static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    /** The certificate of a CA that signs itself. */
    public static Maker authority(String commonName) {
        return new Maker("CN=" + commonName).constraint(new BasicConstraints(true));
    }

    /** A certificate of no CA; it signs itself unless an issuer is given, as Notary's do. */
    public static Maker leaf(String commonName) {
        return new Maker("CN=" + commonName);
    }

    /** Several in one PEM. */
    public static byte[] bundle(TestCertificate... certificates) {
        StringBuilder pem = new StringBuilder();
        for (TestCertificate certificate : certificates) {
            pem.append(certificate.pem);
        }
        return pem.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Its bytes. */
    public byte[] der() {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }

    /** Puts one together. */
    public static final class Maker {
        private String subject;
        private SigningKey key = SigningKey.ecdsa("secp256r1");
        private Optional<TestCertificate> issuer = Optional.empty();
        private Optional<BasicConstraints> constraints = Optional.empty();
        private Optional<KeyUsage> usage = Optional.empty();
        private Optional<ExtendedKeyUsage> purposes = Optional.empty();
        private Optional<String> critical = Optional.empty();
        private boolean marked = true;
        private boolean purposesMarked;
        private long serial = 1;
        private Instant from = NOW.minus(Duration.ofDays(365));
        private Instant to = NOW.plus(Duration.ofDays(365));
        private String algorithm = "SHA256withECDSA";

        private Maker(String subject) {
            this.subject = subject;
        }

        public Maker subject(String name) {
            subject = name;
            return this;
        }

        public Maker key(SigningKey other) {
            key = other;
            return this;
        }

        public Maker issuedBy(TestCertificate other) {
            issuer = Optional.of(other);
            return this;
        }

        public Maker intermediatesAtMost(int count) {
            return constraint(new BasicConstraints(count));
        }

        private Maker constraint(BasicConstraints value) {
            constraints = Optional.of(value);
            return this;
        }

        /** @param bits of {@link KeyUsage} */
        public Maker keyUsage(int bits) {
            usage = Optional.of(new KeyUsage(bits));
            return this;
        }

        /** What it is for: extendedKeyUsage, not critical. */
        public Maker purposes(KeyPurposeId... ids) {
            purposes = Optional.of(new ExtendedKeyUsage(ids));
            return this;
        }

        /** The same, critical. */
        public Maker purposesAlone(KeyPurposeId... ids) {
            purposesMarked = true;
            return purposes(ids);
        }

        /** Its number, where one issuer has several. */
        public Maker serial(long number) {
            serial = number;
            return this;
        }

        /** Leaves basicConstraints and keyUsage without the mark of being critical. */
        public Maker withoutMarks() {
            marked = false;
            return this;
        }

        /** Adds a critical extension without sense. */
        public Maker critical(String oid) {
            critical = Optional.of(oid);
            return this;
        }

        public Maker valid(Instant first, Instant last) {
            from = first;
            to = last;
            return this;
        }

        /** By the JDK's name, fitting the issuer's key. */
        public Maker signedWith(String name) {
            algorithm = name;
            return this;
        }

        public TestCertificate make() {
            SigningKey signer = issuer.map(TestCertificate::key).orElse(key);
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    new X500Name(issuer.map(TestCertificate::subject).orElse(subject)),
                    BigInteger.valueOf(serial),
                    Date.from(from),
                    Date.from(to),
                    new X500Name(subject),
                    SubjectPublicKeyInfo.getInstance(key.spki()));
            try {
                if (constraints.isPresent()) {
                    builder.addExtension(Extension.basicConstraints, marked, constraints.get());
                }
                if (usage.isPresent()) {
                    builder.addExtension(Extension.keyUsage, marked, usage.get());
                }
                if (purposes.isPresent()) {
                    builder.addExtension(Extension.extendedKeyUsage, purposesMarked, purposes.get());
                }
                if (critical.isPresent()) {
                    builder.addExtension(new ASN1ObjectIdentifier(critical.get()), true, DERNull.INSTANCE);
                }
                byte[] der = builder.build(new JcaContentSignerBuilder(algorithm)
                                .setProvider(new BouncyCastleProvider())
                                .build(signer.privateKey()))
                        .getEncoded();
                return new TestCertificate(subject, key, pem(der));
            } catch (IOException | OperatorException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String pem(byte[] der) {
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
            return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
        }
    }
}
