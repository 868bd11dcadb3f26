package dev.contenttrust.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an authority's word for an instant is worth. */
class TimeStampTest {
    private static final Instant TIME = TestCertificate.NOW;
    private static final Digest DIGEST = Digest.sha256("an index".getBytes(StandardCharsets.UTF_8));

    private static TimeStamp stamp(TestTimeAuthority authority) {
        return stamp(authority, authority.trusted());
    }

    private static TimeStamp stamp(TestTimeAuthority authority, List<CertificateAuthority> trusted) {
        TimeStampRequest request = TimeStampRequest.of(DIGEST);
        return request.verify(authority.answer(request.der()), trusted);
    }

    private static void assertRefused(TestTimeAuthority authority, String why) {
        assertThatThrownBy(() -> stamp(authority))
                .isInstanceOf(InvalidTimeStampException.class)
                .hasMessageContaining(why);
    }

    private static TestTimeAuthority authority(TestCertificate.Maker maker) {
        TestCertificate root = TestCertificate.authority("Root").make();
        return TestTimeAuthority.under(root, TIME, maker.issuedBy(root));
    }

    @Test
    void what_an_authority_says_is_believed_and_can_be_read_again() {
        TestTimeAuthority authority = TestTimeAuthority.named("Clock", TIME);
        TimeStampRequest request = TimeStampRequest.of(DIGEST);
        byte[] answer = authority.answer(request.der());

        TimeStamp stamp = request.verify(answer, authority.trusted());

        assertThat(stamp).isEqualTo(new TimeStamp(TIME, "CN=Clock"));
        assertThat(TimeStamp.read(answer, DIGEST, authority.trusted())).isEqualTo(stamp);
    }

    @Test
    void no_request_is_equal_to_another() {
        assertThat(TimeStampRequest.of(DIGEST).der())
                .isNotEqualTo(TimeStampRequest.of(DIGEST).der());
    }

    static Stream<TestTimeAuthority> honest() {
        TestCertificate root = TestCertificate.authority("Root").make();
        TestCertificate rsa = TestTimeAuthority.stamping("RSA")
                .key(SigningKey.rsa(2048))
                .issuedBy(root)
                .make();
        TestTimeAuthority byRsa = TestTimeAuthority.under(
                root,
                TIME,
                TestTimeAuthority.stamping("RSA").key(SigningKey.rsa(2048)).issuedBy(root));
        TestCertificate between =
                TestCertificate.authority("Between").serial(7).issuedBy(root).make();
        TestTimeAuthority below = TestTimeAuthority.under(
                root, TIME, TestTimeAuthority.stamping("Below").issuedBy(between));
        return Stream.of(
                byRsa.signingWith("SHA256withRSA"),
                byRsa.signingWith("SHA512withRSA"),
                byRsa.signingWith("SHA256withRSAandMGF1"),
                TestTimeAuthority.under(
                                root,
                                TIME,
                                TestTimeAuthority.stamping("P-384")
                                        .key(SigningKey.ecdsa("secp384r1"))
                                        .issuedBy(root))
                        .signingWith("SHA384withECDSA"),
                below.enclosing(below.certificate(), between, rsa));
    }

    @ParameterizedTest
    @MethodSource("honest")
    void every_usual_algorithm_and_chain_is_understood(TestTimeAuthority authority) {
        assertThat(stamp(authority).instant()).isEqualTo(TIME);
    }

    @Test
    void what_the_clock_may_be_wrong_by_is_added_and_seconds_are_rounded_up() {
        TestTimeAuthority authority = TestTimeAuthority.named("Clock", TIME);

        assertThat(stamp(authority.accurateTo(Duration.ofMillis(1500))).instant())
                .isEqualTo(TIME.plusSeconds(2));
        assertThat(stamp(authority.at(TIME.plusMillis(250)).accurateTo(Duration.ofMillis(250)))
                        .instant())
                .isEqualTo(TIME.plusSeconds(1));
    }

    @Test
    void an_answer_about_another_digest_is_refused() {
        TestTimeAuthority authority = TestTimeAuthority.named("Clock", TIME);
        Digest other = Digest.sha256(new byte[0]);
        byte[] answer = authority.answer(TimeStampRequest.of(other).der());

        assertThatThrownBy(() -> TimeStamp.read(answer, DIGEST, authority.trusted()))
                .isInstanceOf(InvalidTimeStampException.class)
                .hasMessageContaining("not about " + DIGEST);
    }

    @Test
    void an_answer_from_before_the_question_is_refused() {
        TestTimeAuthority authority = TestTimeAuthority.named("Clock", TIME);
        byte[] earlier = authority.answer(TimeStampRequest.of(DIGEST).der());

        assertThatThrownBy(() -> TimeStampRequest.of(DIGEST).verify(earlier, authority.trusted()))
                .isInstanceOf(InvalidTimeStampException.class)
                .hasMessageContaining("answers another question");
    }

    @Test
    void a_refusal_is_told_in_the_authoritys_words() {
        TestTimeAuthority authority = TestTimeAuthority.named("Clock", TIME);

        assertThatThrownBy(
                        () -> TimeStampRequest.of(DIGEST).verify(authority.refusal("not today"), authority.trusted()))
                .isInstanceOf(InvalidTimeStampException.class)
                .hasMessageContaining("granted none: not today");
    }

    @Test
    void an_authority_that_nobody_trusts_is_refused() {
        TestTimeAuthority authority = TestTimeAuthority.named("Clock", TIME);
        TestTimeAuthority namesake = TestTimeAuthority.named("Clock", TIME);

        assertThatThrownBy(() -> stamp(authority, namesake.trusted())).hasMessageContaining("leads to none");
        assertThatThrownBy(() -> stamp(authority, List.of())).hasMessageContaining("leads to none");
    }

    @Test
    void a_certificate_that_is_not_for_time_stamping_alone_is_refused() {
        String purpose = "time stamping";
        assertRefused(authority(TestCertificate.leaf("None").serial(2)), purpose.substring(0, 4));
        for (TestCertificate.Maker maker : List.of(
                TestCertificate.leaf("None").serial(2),
                TestCertificate.leaf("Not critical").serial(2).purposes(KeyPurposeId.id_kp_timeStamping),
                TestCertificate.leaf("Code").serial(2).purposesAlone(KeyPurposeId.id_kp_codeSigning),
                TestCertificate.leaf("Both")
                        .serial(2)
                        .purposesAlone(KeyPurposeId.id_kp_timeStamping, KeyPurposeId.id_kp_codeSigning))) {
            TestTimeAuthority authority = authority(maker);
            assertThatThrownBy(() -> stamp(authority)).isInstanceOf(InvalidTimeStampException.class);
        }
    }

    @Test
    void a_certificate_that_was_not_valid_then_is_refused() {
        Instant before = TIME.minusSeconds(10);
        assertRefused(
                authority(TestTimeAuthority.stamping("Ended").valid(before.minusSeconds(60), before)), "not valid");
        TestTimeAuthority since = authority(TestTimeAuthority.stamping("Ended").valid(before, TIME.plusSeconds(10)));
        assertThat(stamp(since).instant()).as("it counts for ever after").isEqualTo(TIME);
    }

    @Test
    void an_issuer_that_is_not_enclosed_or_may_not_issue_is_refused() {
        TestCertificate root = TestCertificate.authority("Root").make();
        TestCertificate between =
                TestCertificate.authority("Between").serial(7).issuedBy(root).make();
        assertRefused(
                TestTimeAuthority.under(
                        root, TIME, TestTimeAuthority.stamping("Below").issuedBy(between)),
                "leads to none");
        TestCertificate leaf =
                TestCertificate.leaf("Leaf").serial(7).issuedBy(root).make();
        TestTimeAuthority below = TestTimeAuthority.under(
                root, TIME, TestTimeAuthority.stamping("Below").issuedBy(leaf));
        assertRefused(below.enclosing(below.certificate(), leaf), "leads to none");
    }

    @Test
    void an_answer_without_the_signers_certificate_is_refused() {
        TestTimeAuthority authority = TestTimeAuthority.named("Clock", TIME);

        assertRefused(authority.enclosing(), "lacks the certificate");
        assertRefused(authority.enclosing(authority.root()), "lacks the certificate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA1withRSA", "MD5withRSA", "SHA224withRSA"})
    void a_weak_signature_is_refused(String algorithm) {
        TestTimeAuthority authority =
                authority(TestTimeAuthority.stamping("Weak").key(SigningKey.rsa(2048)));

        assertRefused(authority.signingWith(algorithm), "not relied on");
    }

    @Test
    void whatever_byte_is_changed_the_answer_never_says_anything_else() {
        TestTimeAuthority authority = TestTimeAuthority.named("Clock", TIME);
        byte[] answer = authority.answer(TimeStampRequest.of(DIGEST).der());
        TimeStamp genuine = TimeStamp.read(answer, DIGEST, authority.trusted());

        for (int i = 0; i < answer.length; i++) {
            byte[] changed = answer.clone();
            changed[i] ^= 1;
            assertSaysTheSameOrNothing(changed, authority, genuine);
            assertSaysTheSameOrNothing(Arrays.copyOf(answer, i), authority, genuine);
        }
        assertSaysTheSameOrNothing(Arrays.copyOf(answer, answer.length + 1), authority, genuine);
        assertSaysTheSameOrNothing(new byte[1 << 17], authority, genuine);
    }

    private static void assertSaysTheSameOrNothing(byte[] bytes, TestTimeAuthority authority, TimeStamp genuine) {
        try {
            assertThat(TimeStamp.read(bytes, DIGEST, authority.trusted())).isEqualTo(genuine);
        } catch (InvalidTimeStampException e) {
            assertThat(e.why()).isNotEmpty();
        }
    }
}
