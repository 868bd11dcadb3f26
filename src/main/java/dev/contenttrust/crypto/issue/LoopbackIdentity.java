package dev.contenttrust.crypto.issue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;

/**
 * A new P-256 key and certificate for {@code localhost} and 127.0.0.1, by an authority of its own, so that a path is to be
 * validated. The authority's key is forgotten as soon as it has signed.
 *
 * @param authority the authority's certificate, PEM
 * @param serverSockets of TLS servers that show the certificate
 */
public record LoopbackIdentity(String authority, ServerSocketFactory serverSockets) {
    /** Guards nothing: the key lives in memory, and its certificate is trusted by one run. */
    private static final char[] PASSWORD = "loopback".toCharArray();

    /** A clock that is a little wrong, and a run that takes its time. */
    private static final Duration VALIDITY = Duration.ofDays(1);

    private static final X500Name AUTHORITY = new X500Name("CN=authority");
    private static final X500Name HOST = new X500Name("CN=localhost");

    /** Valid for a day before and after that instant. */
    public static LoopbackIdentity make(Instant now) {
        try {
            KeyPair authority = newKey();
            KeyPair host = newKey();
            Certificate top = sign(
                    builder(AUTHORITY, authority, now)
                            .addExtension(Extension.basicConstraints, true, new BasicConstraints(true)),
                    authority.getPrivate());
            GeneralName[] names = {
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            };
            Certificate end = sign(
                    builder(HOST, host, now)
                            .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names)),
                    authority.getPrivate());
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry("localhost", host.getPrivate(), PASSWORD, new Certificate[] {end, top});
            return new LoopbackIdentity(pem(top), serverSockets(keys));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this JDK lacks what every JDK has", e);
        }
    }

    private static ServerSocketFactory serverSockets(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getServerSocketFactory();
    }

    private static KeyPair newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509v3CertificateBuilder builder(X500Name subject, KeyPair key, Instant now) {
        return new X509v3CertificateBuilder(
                AUTHORITY,
                new BigInteger(64, new SecureRandom()),
                Date.from(now.minus(VALIDITY)),
                Date.from(now.plus(VALIDITY)),
                subject,
                SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()));
    }

    private static Certificate sign(X509v3CertificateBuilder certificate, PrivateKey key)
            throws GeneralSecurityException, IOException {
        byte[] der = certificate.build(new Signer(key)).getEncoded();
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static String pem(Certificate certificate) throws GeneralSecurityException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    /** Signs by the JDK: Bouncy Castle's own signers would load some hundred classes more. */
    private static final class Signer implements ContentSigner {
        private final PrivateKey key;
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        Signer(PrivateKey key) {
            this.key = key;
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        }

        @Override
        public OutputStream getOutputStream() {
            return content;
        }

        @Override
        public byte[] getSignature() {
            try {
                Signature signature = Signature.getInstance("SHA256withECDSA");
                signature.initSign(key);
                signature.update(content.toByteArray());
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
