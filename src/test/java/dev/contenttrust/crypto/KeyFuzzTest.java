package dev.contenttrust.crypto;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/** Any bytes are a key or a certificate, in DER or PEM, or refused as none; a key that is read can be written and read again. */
@Tag("fuzz")
class KeyFuzzTest {
    private interface Reader {
        PublicKey read();
    }

    @FuzzTest(maxDuration = "20s")
    void keys_and_certificates_refuse_by_their_own_failure_only(byte[] bytes) {
        DerShape.isOneValue(bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        again(() -> PublicKey.fromSpki(bytes));
        again(() -> PublicKey.ed25519(bytes));
        again(() -> PublicKey.fromPem(text));
        again(() -> PublicKey.fromCertificate(bytes));
        again(() -> PublicKey.fromCertificate(certificate(bytes)));
        again(() -> CertificateBundle.parse(bytes).publicKey());
        again(() -> CertificateBundle.parse(certificate(bytes)).publicKey());
        read(() -> {
            CertificateAuthority.parseAll("fuzz", certificate(bytes));
            return PublicKey.fromPem(text);
        });
    }

    private static byte[] certificate(byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return ("-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void again(Reader reader) {
        Optional<PublicKey> key = read(reader);
        if (key.isPresent() && !PublicKey.fromSpki(key.get().encoded()).equals(key.get())) {
            throw new AssertionError("written and read again, it is another key");
        }
        for (SignatureScheme scheme : SignatureScheme.values()) {
            if (key.isPresent() && scheme.verify(key.get(), new byte[1], new byte[64])) {
                throw new AssertionError("nothing verifies");
            }
        }
    }

    private static Optional<PublicKey> read(Reader reader) {
        try {
            return Optional.of(reader.read());
        } catch (InvalidKeyException refused) {
            return Optional.empty();
        }
    }
}
