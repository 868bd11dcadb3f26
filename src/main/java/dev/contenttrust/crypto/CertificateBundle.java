package dev.contenttrust.crypto;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Certificates as Notary carries them in a key: PEM, the leaf first, then the intermediates (notary-v1 profile). */
public final class CertificateBundle {
    /** A leaf and its intermediates are four at most in practice. */
    static final int CERTIFICATES_MAX = 16;

    static final String PEM_LABEL = "CERTIFICATE";

    private final Certificate leaf;
    private final PublicKey key;
    private final List<Certificate> intermediates;

    private CertificateBundle(Certificate leaf, List<Certificate> intermediates) {
        this.leaf = leaf;
        this.key = leaf.publicKey();
        this.intermediates = List.copyOf(intermediates);
    }

    /**
     * Reads a PEM bundle of one leaf (no CA) followed by CA certificates.
     *
     * @throws InvalidKeyException if it is none, the leaf is not first or has no usable key, or there are several leaves
     */
    public static CertificateBundle parse(byte[] pem) {
        List<Certificate> all = certificates(InvalidKeyException.NO_CERTIFICATE, pem, CERTIFICATES_MAX);
        Certificate leaf = all.get(0);
        if (leaf.authority()) {
            throw InvalidKeyException.certificate("the first certificate is a CA, where the leaf belongs");
        }
        if (leaf.subject().commonNames().size() > 1) {
            throw InvalidKeyException.certificate("the leaf has several common names");
        }
        List<Certificate> intermediates = all.subList(1, all.size());
        for (Certificate intermediate : intermediates) {
            if (!intermediate.authority()) {
                throw InvalidKeyException.certificate("there are several leaf certificates, exactly one is wanted");
            }
        }
        return new CertificateBundle(leaf, intermediates);
    }

    /** Every certificate of a PEM text, at least one. */
    static List<Certificate> certificates(String what, byte[] pem, int max) {
        List<Certificate> certificates = new ArrayList<>();
        for (Pem block : Pem.parseAll(what, new String(pem, StandardCharsets.ISO_8859_1))) {
            if (!block.label().equals(PEM_LABEL)) {
                throw new InvalidKeyException(what, "a PEM block is no certificate", null);
            }
            if (certificates.size() == max) {
                throw new InvalidKeyException(what, "more than " + max + " certificates", null);
            }
            certificates.add(Certificate.parse(block.der()));
        }
        if (certificates.isEmpty()) {
            throw new InvalidKeyException(what, "it holds no PEM certificate", null);
        }
        return certificates;
    }

    /** The leaf's subject common name; empty if it has none. */
    public String commonName() {
        List<String> names = leaf.subject().commonNames();
        return names.isEmpty() ? "" : names.get(0);
    }

    /** The leaf is valid from this instant on. */
    public Instant notBefore() {
        return leaf.notBefore();
    }

    /** The leaf is valid up to this instant. */
    public Instant notAfter() {
        return leaf.notAfter();
    }

    /** The leaf's public key. */
    public PublicKey publicKey() {
        return key;
    }

    /** Whether any certificate here is signed by an algorithm not to rely on: SHA-1, MD5, or an unknown one. */
    public boolean hasWeakSignature() {
        return !leaf.signature().reliable()
                || !intermediates.stream()
                        .allMatch(certificate -> certificate.signature().reliable());
    }

    /** Whether the leaf chains through this bundle's intermediates to one of the authorities, all valid at that instant. */
    public boolean chainsTo(List<CertificateAuthority> authorities, Instant at) {
        List<Certificate> trusted =
                authorities.stream().map(CertificateAuthority::certificate).toList();
        return new CertificatePath(intermediates, trusted, at).leadsFrom(leaf);
    }
}
