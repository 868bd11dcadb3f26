package dev.contenttrust.transport;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** An authority that certifies servers and clients of tests, made anew for each run. */
public final class TestAuthority {
    private static final char[] NO_PASSWORD = {};

    private final KeyPair pair = keyPair("EC", 256);
    private final X509Certificate certificate;

    /** A certificate and its key. */
    public record Certified(X509Certificate certificate, KeyPair pair) {}

    public TestAuthority(String name) {
        this.certificate = sign(name, pair, name, Duration.ofDays(1), Kind.AUTHORITY);
    }

    private enum Kind {
        AUTHORITY,
        END
    }

    public Certified server(String host) {
        return server(host, Duration.ofDays(1));
    }

    /** @param left how long it is still valid */
    public Certified server(String host, Duration left) {
        KeyPair own = keyPair("EC", 256);
        return new Certified(sign(host, own, issuer(), left, Kind.END), own);
    }

    public Certified client(String name, KeyPair own) {
        return new Certified(sign(name, own, issuer(), Duration.ofDays(1), Kind.END), own);
    }

    private String issuer() {
        return certificate.getSubjectX500Principal().getName().substring("CN=".length());
    }

    public static KeyPair keyPair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate sign(String name, KeyPair own, String issuer, Duration left, Kind kind) {
        try {
            Instant end = Instant.now().plus(left);
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Name("CN=" + issuer),
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(end.minus(Duration.ofDays(3))),
                    Date.from(end),
                    new X500Name("CN=" + name),
                    own.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(kind == Kind.AUTHORITY));
            if (kind == Kind.END) {
                int type = Character.isDigit(name.charAt(0)) ? GeneralName.iPAddress : GeneralName.dNSName;
                builder.addExtension(
                        Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(type, name)));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the authority's own certificate as PEM. */
    public Path write(Path file) {
        return write(file, "CERTIFICATE", encoded(certificate));
    }

    public static Path write(Path file, X509Certificate certificate) {
        return write(file, "CERTIFICATE", encoded(certificate));
    }

    /** Writes one PEM block. */
    public static Path write(Path file, String label, byte[] der) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            StringWriter text = new StringWriter();
            try (PemWriter pem = new PemWriter(text)) {
                pem.writeObject(new PemObject(label, der));
            }
            return Files.writeString(file, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A loopback socket that answers with this certificate. */
    public static ServerSocket socket(Certified server) {
        return open(server, context(server));
    }

    /** The same, that lets in only who shows a certificate of this authority. */
    public ServerSocket socketForClients(Certified server) {
        SSLServerSocket socket = open(server, context(server, this));
        socket.setNeedClientAuth(true);
        return socket;
    }

    private static SSLServerSocket open(Certified server, SSLContext context) {
        try {
            return (SSLServerSocket)
                    context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(server.certificate().toString(), e);
        }
    }

    private static SSLContext context(Certified server, TestAuthority... clients) {
        try {
            KeyStore keys = emptyStore();
            keys.setKeyEntry(
                    "own", server.pair().getPrivate(), NO_PASSWORD, new X509Certificate[] {server.certificate()});
            KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
            keyManagers.init(keys, NO_PASSWORD);
            KeyStore trusted = emptyStore();
            for (TestAuthority client : clients) {
                trusted.setCertificateEntry("ca", client.certificate);
            }
            TrustManagerFactory trustManagers = TrustManagerFactory.getInstance("PKIX");
            trustManagers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    keyManagers.getKeyManagers(), clients.length == 0 ? null : trustManagers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }
}
