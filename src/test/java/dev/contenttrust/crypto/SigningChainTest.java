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
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningChainTest {
    private static final TestCertificate ROOT = ca("Root").make();
    private static final TestCertificate MIDDLE = ca("Middle").issuedBy(ROOT).make();
    private static final TestCertificate LEAF = signer().issuedBy(MIDDLE).make();

    private static TestCertificate.Maker ca(String name) {
        return authority(name).keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
    }

    private static TestCertificate.Maker signer() {
        return leaf("signer.example.com").keyUsage(KeyUsage.digitalSignature);
    }

    private static SigningChain chain(TestCertificate... certificates) {
        return SigningChain.parse(
                Arrays.stream(certificates).map(TestCertificate::der).toList());
    }

    private static TrustedCertificates trusting(TestCertificate... certificates) {
        return TrustedCertificates.parse("trusted.pem", bundle(certificates));
    }

    private static Optional<String> objection(TestCertificate... certificates) {
        return chain(certificates).objection(trusting(certificates[certificates.length - 1]), NOW);
    }

    private static Optional<String> ofLeaf(TestCertificate.Maker maker) {
        return objection(maker.issuedBy(ROOT).make(), ROOT);
    }

    /** To a chain whose intermediate is made so. */
    private static Optional<String> ofMiddle(TestCertificate.Maker maker) {
        TestCertificate middle = maker.issuedBy(ROOT).make();
        return objection(signer().issuedBy(middle).make(), middle, ROOT);
    }

    @Test
    void a_chain_to_a_trusted_root_is_believed() {
        assertThat(objection(LEAF, MIDDLE, ROOT)).isEmpty();
        assertThat(objection(signer().issuedBy(ROOT).make(), ROOT)).isEmpty();
        assertThat(chain(LEAF, MIDDLE, ROOT).key()).isEqualTo(LEAF.key().publicKey());
        assertThat(chain(LEAF, MIDDLE, ROOT).subject()).isEqualTo("CN=signer.example.com");
    }

    @Test
    void a_signing_certificate_may_have_signed_itself() {
        assertThat(objection(signer().make())).isEmpty();
    }

    @Test
    void any_certificate_of_the_chain_may_be_the_one_that_is_trusted() {
        assertThat(chain(LEAF, MIDDLE, ROOT).objection(trusting(MIDDLE), NOW)).isEmpty();
        assertThat(chain(LEAF, MIDDLE, ROOT).objection(trusting(LEAF), NOW)).isEmpty();
    }

    @Test
    void a_certificate_of_the_same_name_is_another() {
        assertThat(chain(LEAF, MIDDLE, ROOT).objection(trusting(ca("Root").make()), NOW))
                .hasValue("its chain of certificates leads to none that is trusted, but to CN=Root");
    }

    @Test
    void it_is_complete_and_in_order() {
        assertThat(objection(LEAF, MIDDLE))
                .hasValueSatisfying(why -> assertThat(why).contains("does not end at a root", "CN=Middle"));
        assertThat(objection(LEAF, ROOT))
                .hasValueSatisfying(
                        why -> assertThat(why).contains("CN=signer.example.com is not issued by the next, of CN=Root"));
        assertThat(objection(LEAF, ROOT, MIDDLE)).isPresent();
    }

    @Test
    void a_name_is_not_enough_to_have_issued() {
        TestCertificate namesake = ca("Middle").issuedBy(ROOT).make();
        assertThat(objection(LEAF, namesake, ROOT))
                .hasValueSatisfying(why -> assertThat(why).contains("is not issued by"));
    }

    @Test
    void a_key_is_not_enough_to_have_issued() {
        TestCertificate renamed = ca("Other").key(MIDDLE.key()).issuedBy(ROOT).make();
        assertThat(objection(LEAF, renamed, ROOT))
                .hasValueSatisfying(why -> assertThat(why).contains("is not issued by the next, of CN=Other"));
    }

    @Test
    void every_certificate_is_valid_at_that_instant() {
        Instant soon = NOW.plus(Duration.ofDays(1));
        TestCertificate passing = ca("Passing")
                .valid(NOW.minus(Duration.ofDays(1)), soon)
                .issuedBy(ROOT)
                .make();
        SigningChain chain = chain(signer().issuedBy(passing).make(), passing, ROOT);
        TrustedCertificates trusted = trusting(ROOT);
        assertThat(chain.objection(trusted, NOW)).isEmpty();
        assertThat(chain.objection(trusted, soon)).isEmpty();
        assertThat(chain.objection(trusted, soon.plusSeconds(1)))
                .hasValue("the certificate of CN=Passing expired on " + soon);
        assertThat(chain.objection(trusted, NOW.minus(Duration.ofDays(2))))
                .hasValue("the certificate of CN=Passing is valid only from " + NOW.minus(Duration.ofDays(1)));
    }

    @Test
    void the_signing_certificate_alone_is_asked_for_the_time_of_signing() {
        Instant from = NOW.minus(Duration.ofDays(10));
        SigningChain chain = chain(signer().valid(from, NOW).issuedBy(MIDDLE).make(), MIDDLE, ROOT);
        assertThat(chain.leafValidAt(from)).isTrue();
        assertThat(chain.leafValidAt(NOW)).isTrue();
        assertThat(chain.leafValidAt(from.minusSeconds(1))).isFalse();
        assertThat(chain.leafValidAt(NOW.plusSeconds(1))).isFalse();
    }

    @Test
    void a_signing_certificate_is_no_authority() {
        assertThat(ofLeaf(ca("Sub"))).hasValue("the signing certificate of CN=Sub is a CA");
    }

    @Test
    void a_signing_certificate_is_for_digital_signatures_and_says_so_with_force() {
        String why =
                "the signing certificate of CN=signer.example.com is not for digital signatures (key usage, critical)";
        assertThat(ofLeaf(leaf("signer.example.com"))).hasValue(why);
        assertThat(ofLeaf(leaf("signer.example.com").keyUsage(KeyUsage.nonRepudiation)))
                .hasValue(why);
        assertThat(ofLeaf(signer().withoutMarks())).hasValue(why);
        assertThat(ofLeaf(leaf("x").keyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                KeyUsage.keyEncipherment,
                KeyUsage.dataEncipherment,
                KeyUsage.keyAgreement,
                KeyUsage.keyCertSign,
                KeyUsage.cRLSign,
                KeyUsage.encipherOnly,
                KeyUsage.decipherOnly
            })
    void a_signing_certificate_is_for_nothing_else(int usage) {
        assertThat(ofLeaf(leaf("x").keyUsage(KeyUsage.digitalSignature | usage)))
                .hasValue("the signing certificate of CN=x is for other uses than digital signatures");
    }

    @Test
    void purposes_are_those_of_code_signing_or_none() {
        KeyPurposeId own = KeyPurposeId.getInstance(new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"));
        assertThat(ofLeaf(signer().purposes(KeyPurposeId.id_kp_codeSigning))).isEmpty();
        assertThat(ofLeaf(signer().purposes(KeyPurposeId.id_kp_codeSigning, own)))
                .isEmpty();
        assertThat(ofLeaf(signer().purposes(own)))
                .hasValue(
                        "the signing certificate of CN=signer.example.com is not for code signing (extended key usage)");
        Stream.of(
                        KeyPurposeId.anyExtendedKeyUsage,
                        KeyPurposeId.id_kp_serverAuth,
                        KeyPurposeId.id_kp_clientAuth,
                        KeyPurposeId.id_kp_emailProtection,
                        KeyPurposeId.id_kp_timeStamping)
                .forEach(other -> assertThat(ofLeaf(signer().purposes(KeyPurposeId.id_kp_codeSigning, other)))
                        .hasValue("the signing certificate of CN=signer.example.com is for other purposes too"
                                + " (extended key usage)"));
    }

    @Test
    void what_is_critical_and_unknown_is_refused() {
        assertThat(ofLeaf(signer().critical("1.2.3.4")))
                .hasValueSatisfying(why -> assertThat(why).contains("critical extension"));
        assertThat(ofMiddle(ca("Middle").critical("1.2.3.4"))).isPresent();
    }

    @Test
    void who_issues_is_an_authority_and_says_so_with_force() {
        String why = "the certificate of CN=Middle may not issue this one (basic constraints, key usage)";
        assertThat(ofMiddle(ca("Middle"))).isEmpty();
        assertThat(ofMiddle(leaf("Middle").keyUsage(KeyUsage.keyCertSign))).hasValue(why);
        assertThat(ofMiddle(authority("Middle"))).hasValue(why);
        assertThat(ofMiddle(authority("Middle").keyUsage(KeyUsage.digitalSignature)))
                .hasValue(why);
        assertThat(ofMiddle(ca("Middle").withoutMarks())).hasValue(why);
    }

    @Test
    void no_more_authorities_stand_below_one_than_it_allows() {
        TestCertificate narrow = authority("Narrow")
                .keyUsage(KeyUsage.keyCertSign)
                .intermediatesAtMost(0)
                .make();
        TestCertificate below = ca("Below").issuedBy(narrow).make();
        assertThat(objection(signer().issuedBy(narrow).make(), narrow)).isEmpty();
        assertThat(objection(signer().issuedBy(below).make(), below, narrow))
                .hasValueSatisfying(why -> assertThat(why).contains("CN=Narrow may not issue"));
    }

    @Test
    void a_chain_has_one_to_eight_certificates() {
        byte[] der = LEAF.der();
        assertThat(SigningChain.parse(new ArrayList<>(List.of(der, der, der, der, der, der, der, der))))
                .isNotNull();
        assertThatThrownBy(() -> SigningChain.parse(List.of(der, der, der, der, der, der, der, der, der)))
                .isInstanceOf(InvalidKeyException.class)
                .hasMessageContaining("found 9");
        assertThatThrownBy(() -> SigningChain.parse(List.of())).isInstanceOf(InvalidKeyException.class);
        assertThatThrownBy(() -> SigningChain.parse(List.of(new byte[] {1}))).isInstanceOf(InvalidKeyException.class);
    }

    @Test
    void a_signing_key_that_is_too_weak_is_refused_at_once() {
        byte[] weak = signer().key(SigningKey.rsa(1024)).issuedBy(ROOT).make().der();
        assertThatThrownBy(() -> SigningChain.parse(List.of(weak, ROOT.der()))).isInstanceOf(InvalidKeyException.class);
    }

    @Test
    void an_issuer_whose_key_is_too_weak_is_an_objection() {
        TestCertificate weak =
                ca("Weak").key(SigningKey.rsa(1024)).signedWith("SHA256withRSA").make();
        TestCertificate signed =
                signer().issuedBy(weak).signedWith("SHA256withRSA").make();
        assertThat(objection(signed, weak)).isPresent();
    }
}
