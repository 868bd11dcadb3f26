package dev.contenttrust.crypto;

import static dev.contenttrust.crypto.TestCertificate.authority;
import static dev.contenttrust.crypto.TestCertificate.bundle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TrustedCertificatesTest {
    private static final TestCertificate ONE = authority("One").make();
    private static final TestCertificate TWO = authority("Two").make();

    private static TrustedCertificates parse(String pem) {
        return TrustedCertificates.parse("store.pem", pem.getBytes(StandardCharsets.US_ASCII));
    }

    private static void refused(String pem, String why) {
        assertThatThrownBy(() -> parse(pem))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessageContaining("store.pem")
                .hasMessageContaining(why);
    }

    @Test
    void a_store_holds_the_bytes_of_its_certificates() {
        assertThat(TrustedCertificates.parse("store.pem", bundle(ONE, TWO)).ders())
                .containsExactly(ByteBuffer.wrap(ONE.der()), ByteBuffer.wrap(TWO.der()));
    }

    @Test
    void what_is_no_certificate_is_refused() {
        refused("", "no PEM certificate");
        refused(ONE.pem() + TWO.pem().replace("CERTIFICATE", "PUBLIC KEY"), "no certificate");
        assertThatThrownBy(() -> parse("-----BEGIN CERTIFICATE-----\nAQI=\n-----END CERTIFICATE-----\n"))
                .isInstanceOf(InvalidKeyException.class);
    }

    @Test
    void there_are_a_hundred_at_most() {
        String full = ONE.pem().repeat(TrustedCertificates.CERTIFICATES_MAX);
        assertThat(parse(full).ders()).hasSize(TrustedCertificates.CERTIFICATES_MAX);
        refused(full + ONE.pem(), "too many");
    }
}
