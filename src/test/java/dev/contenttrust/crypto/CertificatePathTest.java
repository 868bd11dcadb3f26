package dev.contenttrust.crypto;

import static dev.contenttrust.crypto.TestCertificate.NOW;
import static dev.contenttrust.crypto.TestCertificate.authority;
import static dev.contenttrust.crypto.TestCertificate.bundle;
import static dev.contenttrust.crypto.TestCertificate.leaf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificatePathTest {
    private static final TestCertificate ROOT = authority("Root").make();
    private static final TestCertificate MIDDLE =
            authority("Middle").issuedBy(ROOT).make();
    private static final TestCertificate LEAF =
            leaf("example.com/app").issuedBy(MIDDLE).make();

    private static boolean chains(TestCertificate authority, TestCertificate... certificates) {
        return chains(NOW, authority, certificates);
    }

    private static boolean chains(Instant at, TestCertificate authority, TestCertificate... certificates) {
        List<CertificateAuthority> authorities = CertificateAuthority.parseAll("ca.pem", bundle(authority));
        return CertificateBundle.parse(bundle(certificates)).chainsTo(authorities, at);
    }

    @Test
    void a_leaf_chains_to_who_issued_it() {
        assertThat(chains(ROOT, leaf("x").issuedBy(ROOT).make())).isTrue();
        assertThat(chains(ROOT, LEAF, MIDDLE)).isTrue();
        assertThat(chains(ROOT, LEAF, MIDDLE, ROOT)).isTrue();
    }

    @Test
    void an_intermediate_may_be_what_is_trusted() {
        assertThat(chains(MIDDLE, LEAF)).isTrue();
    }

    @Test
    void a_missing_link_breaks_the_chain() {
        assertThat(chains(ROOT, LEAF)).isFalse();
    }

    @Test
    void a_leaf_that_signed_itself_chains_to_nobody() {
        assertThat(chains(ROOT, leaf("x").make())).isFalse();
        assertThat(chains(ROOT, leaf("Root").make())).isFalse();
    }

    @Test
    void a_name_alone_is_worth_nothing() {
        TestCertificate impostor = authority("Root").make();

        assertThat(chains(ROOT, leaf("x").issuedBy(impostor).make())).isFalse();
        assertThat(chains(ROOT, leaf("x").issuedBy(impostor).make(), impostor)).isFalse();
    }

    @Test
    void the_right_one_of_several_of_one_name_is_found() {
        TestCertificate impostor = authority("Middle").issuedBy(ROOT).make();

        assertThat(chains(ROOT, LEAF, impostor, MIDDLE)).isTrue();
    }

    @Test
    void no_authorities_vouch_for_nothing() {
        assertThat(CertificateBundle.parse(bundle(LEAF, MIDDLE)).chainsTo(List.of(), NOW))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, true", "-365, true", "-366, false", "365, true", "366, false"})
    void every_certificate_must_be_valid_at_that_instant(long days, boolean expected) {
        assertThat(chains(NOW.plus(Duration.ofDays(days)), ROOT, LEAF, MIDDLE)).isEqualTo(expected);
    }

    @Test
    void one_expired_link_breaks_the_chain() {
        Instant yesterday = NOW.minus(Duration.ofDays(1));
        TestCertificate old = authority("Middle")
                .issuedBy(ROOT)
                .key(MIDDLE.key())
                .valid(yesterday.minus(Duration.ofDays(9)), yesterday)
                .make();
        TestCertificate oldRoot = authority("Root")
                .key(ROOT.key())
                .valid(yesterday.minus(Duration.ofDays(9)), yesterday)
                .make();

        assertThat(chains(ROOT, LEAF, old)).isFalse();
        assertThat(chains(ROOT, LEAF, old, MIDDLE)).isTrue();
        assertThat(chains(oldRoot, LEAF, MIDDLE)).isFalse();
        assertThat(chains(yesterday, oldRoot, LEAF, MIDDLE)).isTrue();
    }

    @Test
    void key_usage_where_present_must_allow_signing_certificates() {
        TestCertificate signer = authority("Root")
                .key(ROOT.key())
                .keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)
                .make();
        TestCertificate other = authority("Root")
                .key(ROOT.key())
                .keyUsage(KeyUsage.digitalSignature)
                .make();
        TestCertificate issued = leaf("x").issuedBy(ROOT).make();

        assertThat(chains(signer, issued)).isTrue();
        assertThat(chains(other, issued)).isFalse();
    }

    @Test
    void a_path_length_bounds_the_intermediates_below() {
        TestCertificate none =
                authority("Root").key(ROOT.key()).intermediatesAtMost(0).make();
        TestCertificate one =
                authority("Root").key(ROOT.key()).intermediatesAtMost(1).make();

        assertThat(chains(none, leaf("x").issuedBy(ROOT).make())).isTrue();
        assertThat(chains(none, LEAF, MIDDLE)).isFalse();
        assertThat(chains(one, LEAF, MIDDLE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.5.29.30", "1.2.3.4"})
    void a_critical_extension_that_is_not_understood_breaks_the_chain(String oid) {
        TestCertificate odd = authority("Root").key(ROOT.key()).critical(oid).make();

        assertThat(chains(odd, LEAF, MIDDLE)).isFalse();
        assertThat(chains(ROOT, leaf("x").issuedBy(ROOT).critical(oid).make())).isFalse();
    }

    @Test
    void a_weak_signature_breaks_the_chain() {
        assertThat(chains(
                        ROOT,
                        leaf("x").issuedBy(ROOT).signedWith("SHA1withECDSA").make()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "SHA256withRSA",
        "SHA384withRSA",
        "SHA512withRSA",
        "SHA256withRSAandMGF1",
        "SHA384withRSAandMGF1",
        "SHA512withRSAandMGF1"
    })
    void rsa_authorities_may_sign_by_either_padding(String algorithm) {
        TestCertificate rsa = authority("RSA Root")
                .key(RsaOnce.KEY)
                .signedWith("SHA256withRSA")
                .make();

        assertThat(chains(rsa, leaf("x").issuedBy(rsa).signedWith(algorithm).make()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"secp256r1, SHA512withECDSA", "secp384r1, SHA384withECDSA", "secp521r1, SHA512withECDSA"})
    void ecdsa_authorities_may_use_any_curve(String curve, String algorithm) {
        TestCertificate ec = authority("EC Root").key(SigningKey.ecdsa(curve)).make();

        assertThat(chains(ec, leaf("x").issuedBy(ec).signedWith(algorithm).make()))
                .isTrue();
    }

    @Test
    void an_ed25519_authority_may_sign() {
        TestCertificate ed = authority("Ed Root")
                .key(SigningKey.ed25519())
                .signedWith("Ed25519")
                .make();

        assertThat(chains(ed, leaf("x").issuedBy(ed).signedWith("Ed25519").make()))
                .isTrue();
    }

    @Test
    void a_chain_has_a_greatest_length() {
        assertThat(chainOf(CertificatePath.INTERMEDIATES_MAX)).isTrue();
        assertThat(chainOf(CertificatePath.INTERMEDIATES_MAX + 1)).isFalse();
    }

    private static boolean chainOf(int intermediates) {
        List<TestCertificate> chain = new ArrayList<>();
        TestCertificate issuer = ROOT;
        for (int i = 0; i < intermediates; i++) {
            issuer = authority("Link " + i).issuedBy(issuer).make();
            chain.add(0, issuer);
        }
        chain.add(0, leaf("x").issuedBy(issuer).make());
        return chains(ROOT, chain.toArray(new TestCertificate[0]));
    }

    @Test
    void intermediates_that_vouch_for_each_other_lead_nowhere() {
        TestCertificate[] circle = new TestCertificate[15];
        TestCertificate any = authority("Circle").make();
        Arrays.setAll(
                circle, i -> authority("Circle").key(any.key()).issuedBy(any).make());
        TestCertificate[] all = new TestCertificate[16];
        all[0] = leaf("x").issuedBy(any).make();
        System.arraycopy(circle, 0, all, 1, 15);

        assertThat(chains(ROOT, all)).isFalse();
    }

    @Test
    void a_file_of_authorities_holds_authorities_only() {
        assertThat(CertificateAuthority.parseAll("ca.pem", bundle(ROOT, MIDDLE)))
                .extracting(CertificateAuthority::subject)
                .containsExactly("CN=Root", "CN=Middle");
        assertThatThrownBy(() -> CertificateAuthority.parseAll("ca.pem", bundle(ROOT, LEAF)))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessageContaining("ca.pem")
                .hasMessageContaining("CN=example.com/app is no CA");
        assertThatThrownBy(() -> CertificateAuthority.parseAll("ca.pem", new byte[0]))
                .hasMessageContaining("ca.pem is no list of CA certificates");
    }

    private static final class RsaOnce {
        static final SigningKey KEY = SigningKey.rsa(2048);
    }
}
