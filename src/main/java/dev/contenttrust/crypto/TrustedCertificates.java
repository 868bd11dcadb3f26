package dev.contenttrust.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The certificates of a trust store: roots, or a signing certificate that signed itself. */
public final class TrustedCertificates {
    /** Nobody trusts more in one store. */
    static final int CERTIFICATES_MAX = 100;

    private final List<ByteBuffer> ders;

    private TrustedCertificates(List<ByteBuffer> ders) {
        this.ders = List.copyOf(ders);
    }

    /**
     * Reads every certificate of a PEM file.
     *
     * @param origin the file's name, for messages
     * @throws InvalidKeyException if it holds none, or something else
     */
    public static TrustedCertificates parse(String origin, byte[] pem) {
        String what = origin + " is no list of certificates";
        List<ByteBuffer> ders = new ArrayList<>();
        for (Pem block : Pem.parseAll(what, new String(pem, StandardCharsets.ISO_8859_1))) {
            if (!block.label().equals(CertificateBundle.PEM_LABEL) || ders.size() == CERTIFICATES_MAX) {
                throw new InvalidKeyException(what, "a PEM block is no certificate, or there are too many", null);
            }
            Certificate.parse(block.der());
            ders.add(ByteBuffer.wrap(block.der()));
        }
        if (ders.isEmpty()) {
            throw new InvalidKeyException(what, "it holds no PEM certificate", null);
        }
        return new TrustedCertificates(ders);
    }

    List<ByteBuffer> ders() {
        return ders;
    }
}
