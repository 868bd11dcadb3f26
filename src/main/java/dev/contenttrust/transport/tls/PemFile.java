package dev.contenttrust.transport.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A file of PEM blocks (RFC 7468). */
final class PemFile {
    /** Bundles of all public authorities are a quarter of this. */
    private static final long SIZE_MAX = 1 << 20;

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    /** @param text the base64 lines between the marks, with header lines if there are any */
    record Block(String label, String text) {}

    private final Path file;
    private final List<Block> blocks;

    private PemFile(Path file, List<Block> blocks) {
        this.file = file;
        this.blocks = blocks;
    }

    static PemFile read(Path file) {
        try {
            if (Files.size(file) > SIZE_MAX) {
                throw failure(file, "it is larger than any PEM file has to be (" + SIZE_MAX + " bytes)", null);
            }
            return new PemFile(file, blocks(Files.readString(file, StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            throw new CertificateFileException(
                    file, "it cannot be read: " + e, "Check the path and its permissions", e);
        }
    }

    private static List<Block> blocks(String text) {
        List<Block> blocks = new ArrayList<>();
        int at = text.indexOf(BEGIN);
        while (at >= 0) {
            int labelEnd = text.indexOf(DASHES, at + BEGIN.length());
            String label = labelEnd < 0 ? "" : text.substring(at + BEGIN.length(), labelEnd);
            int end = text.indexOf(END + label + DASHES, at);
            if (labelEnd < 0 || end < labelEnd) {
                return blocks;
            }
            blocks.add(new Block(label, text.substring(labelEnd + DASHES.length(), end)));
            at = text.indexOf(BEGIN, end);
        }
        return blocks;
    }

    /** All certificates, in order; at least one. */
    List<X509Certificate> certificates() {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks) {
            if (block.label().equals("CERTIFICATE") || block.label().equals("X509 CERTIFICATE")) {
                certificates.add(certificate(block));
            }
        }
        if (certificates.isEmpty()) {
            throw failure(file, "there is no certificate in it", null);
        }
        return certificates;
    }

    private X509Certificate certificate(Block block) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(decode(block)));
        } catch (CertificateException e) {
            throw failure(file, "a certificate in it is damaged (" + e.getMessage() + ")", e);
        }
    }

    /** The first private key, which must be that of the certificate. */
    PrivateKey privateKey(X509Certificate certificate) {
        for (Block block : blocks) {
            if (block.label().endsWith("PRIVATE KEY")) {
                if (block.label().startsWith("ENCRYPTED") || block.text().contains("Proc-Type: 4,ENCRYPTED")) {
                    throw new CertificateFileException(
                            file,
                            "the key is encrypted",
                            "Decrypt it first: openssl pkey -in " + file.getFileName() + " -out plain.key",
                            null);
                }
                return ClientKey.read(file, block.label(), decode(block), certificate);
            }
        }
        throw failure(file, "there is no private key in it", null);
    }

    private byte[] decode(Block block) {
        try {
            return Base64.getMimeDecoder().decode(block.text());
        } catch (IllegalArgumentException e) {
            throw failure(file, "the base64 of its " + block.label() + " is damaged", e);
        }
    }

    static CertificateFileException failure(Path file, String why, @org.jspecify.annotations.Nullable Throwable cause) {
        return new CertificateFileException(file, why, "Give a PEM file", cause);
    }
}
