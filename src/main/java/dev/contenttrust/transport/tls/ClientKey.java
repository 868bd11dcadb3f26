package dev.contenttrust.transport.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;

/**
 * Reads a client's private key. The platform knows PKCS#8 only; the older forms (PKCS#1 for RSA, SEC 1 for EC) are what
 * PKCS#8 holds inside (RFC 5208, section 5), beside an algorithm identifier that the certificate's public key has as well.
 */
final class ClientKey {
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final byte[] VERSION_ZERO = {2, 1, 0};

    private ClientKey() {}

    static PrivateKey read(Path file, String label, byte[] der, X509Certificate certificate) {
        PublicKey publicKey = certificate.getPublicKey();
        byte[] pkcs8 = label.equals("PRIVATE KEY") ? der : wrap(publicKey, der);
        try {
            return KeyFactory.getInstance(publicKey.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new CertificateFileException(
                    file,
                    "the key cannot be read, or is not the " + publicKey.getAlgorithm() + " key of its certificate",
                    "Check that certificate and key belong together",
                    e);
        }
    }

    private static byte[] wrap(PublicKey publicKey, byte[] key) {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        inner.writeBytes(VERSION_ZERO);
        inner.writeBytes(algorithm(publicKey.getEncoded()));
        inner.writeBytes(element(OCTETS, key));
        return element(SEQUENCE, inner.toByteArray());
    }

    /** The first element within a SubjectPublicKeyInfo (RFC 5280, section 4.1). */
    private static byte[] algorithm(byte[] spki) {
        ByteBuffer in = ByteBuffer.wrap(spki);
        in.get();
        length(in);
        int start = in.position();
        in.get();
        int size = length(in);
        byte[] algorithm = new byte[in.position() + size - start];
        in.position(start).get(algorithm);
        return algorithm;
    }

    private static int length(ByteBuffer in) {
        int first = in.get() & 0xff;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = first & 0x7f; i > 0; i--) {
            length = (length << 8) | (in.get() & 0xff);
        }
        return length;
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length >= 0x80) {
            int bytes = (39 - Integer.numberOfLeadingZeros(content.length)) / 8;
            out.write(0x80 | bytes);
            for (int shift = 8 * (bytes - 1); shift > 0; shift -= 8) {
                out.write(content.length >> shift);
            }
        }
        out.write(content.length);
        out.writeBytes(content);
        return out.toByteArray();
    }
}
