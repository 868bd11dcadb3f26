package dev.contenttrust.crypto;

import static dev.contenttrust.crypto.TestCertificate.NOW;
import static dev.contenttrust.crypto.TestCertificate.authority;
import static dev.contenttrust.crypto.TestCertificate.bundle;
import static dev.contenttrust.crypto.TestCertificate.leaf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateBundleTest {
    private static final int ROUNDS = 5_000;

    private static final TestCertificate CA = authority("Test CA").make();
    private static final TestCertificate LEAF = leaf("example.com/app").make();

    @Test
    void reads_a_leaf_that_signed_itself() {
        CertificateBundle read = CertificateBundle.parse(bundle(LEAF));

        assertThat(read.commonName()).isEqualTo("example.com/app");
        assertThat(read.publicKey()).isEqualTo(LEAF.key().publicKey());
        assertThat(read.notBefore()).isEqualTo(Instant.parse("2025-11-01T00:00:00Z"));
        assertThat(read.notAfter()).isEqualTo(Instant.parse("2027-11-01T00:00:00Z"));
        assertThat(read.hasWeakSignature()).isFalse();
    }

    @Test
    void reads_a_leaf_with_intermediates() {
        TestCertificate issued = leaf("example.com/app").issuedBy(CA).make();

        assertThat(CertificateBundle.parse(bundle(issued, CA)).publicKey())
                .isEqualTo(issued.key().publicKey());
    }

    @Test
    void dates_beyond_2049_are_read_in_their_other_form() {
        TestCertificate longLived =
                leaf("x").valid(NOW, Instant.parse("2116-02-05T00:58:57Z")).make();

        assertThat(CertificateBundle.parse(bundle(longLived)).notAfter())
                .isEqualTo(Instant.parse("2116-02-05T00:58:57Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"251101000000z", "2511010000+01", "2511010000-00", "25110100000Z0", "25130100000 Z"})
    void refuses_dates_in_other_forms(String time) {
        byte[] der = Pem.parseAll("x", LEAF.pem()).get(0).der();
        String text = new String(der, StandardCharsets.ISO_8859_1);
        byte[] changed = text.replace("251101000000Z", time).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(changed).isNotEqualTo(der);
        refused(pem("CERTIFICATE", Base64.getEncoder().encodeToString(changed)), "");
    }

    @Test
    void refuses_a_ca_where_the_leaf_belongs() {
        refused(bundle(CA), "the first certificate is a CA");
        refused(bundle(CA, LEAF), "the first certificate is a CA");
    }

    @Test
    void refuses_several_leaves() {
        refused(bundle(LEAF, LEAF), "several leaf certificates");
        refused(bundle(LEAF, CA, leaf("other").make()), "several leaf certificates");
    }

    @Test
    void refuses_several_common_names_and_reads_none_as_empty() {
        refused(bundle(leaf("").subject("CN=one,CN=two").make()), "several common names");
        assertThat(CertificateBundle.parse(bundle(leaf("").subject("O=nobody").make()))
                        .commonName())
                .isEmpty();
    }

    @Test
    void refuses_keys_that_must_not_be_used() {
        TestCertificate weak =
                leaf("x").key(SigningKey.rsa(1024)).signedWith("SHA256withRSA").make();

        refused(bundle(weak), "2048");
    }

    @Test
    void refuses_what_is_no_bundle() {
        refused(new byte[0], "no PEM certificate");
        refused("nothing".getBytes(StandardCharsets.UTF_8), "no PEM certificate");
        refused(pem("CERTIFICATE", "AAAA"), "");
        refused(pem("CERTIFICATE", ""), "");
        refused(pem("PUBLIC KEY", "AAAA"), "no certificate");
        refused(Der.concat(bundle(LEAF), pem("EC PRIVATE KEY", "AAAA")), "no certificate");
        refused(
                bundle(Collections.nCopies(CertificateBundle.CERTIFICATES_MAX + 1, LEAF)
                        .toArray(new TestCertificate[0])),
                "more than");
    }

    @Test
    void text_around_the_blocks_is_ignored() {
        byte[] commented = Der.concat("subject=CN = example.com/app\n".getBytes(StandardCharsets.UTF_8), bundle(LEAF));

        assertThat(CertificateBundle.parse(commented).commonName()).isEqualTo("example.com/app");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA1withECDSA", "SHA224withECDSA"})
    void sha_1_and_other_hashes_not_relied_on_are_weak(String algorithm) {
        TestCertificate weak = leaf("x").signedWith(algorithm).make();

        assertThat(CertificateBundle.parse(bundle(weak)).hasWeakSignature()).isTrue();
    }

    @Test
    void one_weak_intermediate_makes_the_bundle_weak() {
        TestCertificate weak = authority("Test CA").signedWith("SHA1withECDSA").make();

        assertThat(CertificateBundle.parse(bundle(LEAF, weak)).hasWeakSignature())
                .isTrue();
    }

    @Test
    void whatever_the_bytes_the_answer_is_a_bundle_or_a_failure_of_our_own() {
        byte[] good = Pem.parseAll(
                        "x",
                        leaf("example.com/app")
                                .issuedBy(CA)
                                .keyUsage(KeyUsage.digitalSignature)
                                .make()
                                .pem())
                .get(0)
                .der();
        List<CertificateAuthority> authorities = CertificateAuthority.parseAll("ca.pem", bundle(CA));
        Random random = new Random(9);
        int vouched = 0;
        for (int i = 0; i < ROUNDS; i++) {
            byte[] changed = good.clone();
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            vouched += Arrays.equals(changed, good) ? 0 : vouchedFor(changed, authorities);
        }
        assertThat(vouched).isZero();
    }

    private static int vouchedFor(byte[] der, List<CertificateAuthority> authorities) {
        try {
            byte[] pem = pem("CERTIFICATE", Base64.getEncoder().encodeToString(der));
            return CertificateBundle.parse(pem).chainsTo(authorities, NOW) ? 1 : 0;
        } catch (InvalidKeyException e) {
            return 0;
        }
    }

    private static void refused(byte[] pem, String why) {
        assertThatThrownBy(() -> CertificateBundle.parse(pem))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessageContaining(why);
    }

    private static byte[] pem(String label, String body) {
        return ("-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
