package dev.contenttrust.migrate.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import dev.contenttrust.crypto.SignatureScheme;
import dev.contenttrust.crypto.SigningKey;
import dev.contenttrust.crypto.TestCertificate;
import dev.contenttrust.crypto.TrustedCertificates;
import dev.contenttrust.image.Manifest;
import dev.contenttrust.migrate.status.SignatureVerdict.None;
import dev.contenttrust.migrate.status.SignatureVerdict.Unknown;
import dev.contenttrust.migrate.status.SignatureVerdict.Valid;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Signatures made by the published format with the JDK's code, real ones and forged ones. */
class NotationCheckTest {
    private static final String JWS = "application/jose+json";

    private final NewImage image = new NewImage();
    private final Manifest manifest = image.manifest();
    private final TestCertificate authority = NotationSigner.authority();
    private final TestCertificate certificate =
            NotationSigner.certificate(authority).make();

    @AfterEach
    void stop() {
        image.close();
    }

    private NotationSigner signer() {
        return NotationSigner.of(manifest, certificate, authority);
    }

    private SignatureVerdict check(TestCertificate trusted) {
        TrustedCertificates store = TrustedCertificates.parse("the store", TestCertificate.bundle(trusted));
        return new NotationCheck(image.client, store, TestCertificate.NOW).check(image.name(), manifest);
    }

    private void publish(NotationSigner signer) {
        publish(JWS, signer.envelope());
    }

    private void publish(String mediaType, String envelope) {
        byte[] bytes = envelope.getBytes(StandardCharsets.UTF_8);
        image.server.blob(NewImage.REPOSITORY, bytes);
        refer(NotationSigner.manifest(mediaType, bytes, manifest));
    }

    private void refer(String signature) {
        Digest digest = image.server.manifest(NewImage.REPOSITORY, "", signature);
        image.server.refer(NewImage.REPOSITORY, image.digest, descriptor(digest, signature));
    }

    private static String descriptor(Digest digest, String signature) {
        return TestRegistry.descriptor(
                "application/vnd.oci.image.manifest.v1+json",
                digest,
                signature.length(),
                ", \"artifactType\": \"" + NotationSigner.TYPE + "\"");
    }

    private void refused(NotationSigner signer, String reason) {
        refused(signer, authority, reason);
    }

    private void refused(NotationSigner signer, TestCertificate trusted, String reason) {
        try (NewImage fresh = new NewImage()) {
            byte[] bytes = signer.envelope().getBytes(StandardCharsets.UTF_8);
            fresh.server.blob(NewImage.REPOSITORY, bytes);
            String signature = NotationSigner.manifest(JWS, bytes, manifest);
            Digest digest = fresh.server.manifest(NewImage.REPOSITORY, "", signature);
            fresh.server.refer(NewImage.REPOSITORY, fresh.digest, descriptor(digest, signature));
            TrustedCertificates store = TrustedCertificates.parse("the store", TestCertificate.bundle(trusted));
            SignatureVerdict verdict =
                    new NotationCheck(fresh.client, store, TestCertificate.NOW).check(fresh.name(), manifest);
            assertThat(verdict).isInstanceOf(None.class);
            assertThat(((None) verdict).reasons()).singleElement().asString().contains(reason);
        }
    }

    @Test
    void a_signature_under_a_trusted_root_counts() {
        publish(signer());
        assertThat(check(authority)).isEqualTo(new Valid("CN=signer"));
    }

    @Test
    void every_algorithm_counts_with_its_own_kind_of_key() {
        record Case(SigningKey key, SignatureScheme scheme, String algorithm) {}
        for (Case one : List.of(
                new Case(SigningKey.ecdsa("secp384r1"), SignatureScheme.ECDSA_SHA384_P1363, "ES384"),
                new Case(SigningKey.ecdsa("secp521r1"), SignatureScheme.ECDSA_SHA512_P1363, "ES512"),
                new Case(SigningKey.rsa(2048), SignatureScheme.RSA_PSS_SHA256, "PS256"),
                new Case(SigningKey.rsa(3072), SignatureScheme.RSA_PSS_SHA384, "PS384"),
                new Case(SigningKey.rsa(4096), SignatureScheme.RSA_PSS_SHA512, "PS512"))) {
            try (NewImage fresh = new NewImage()) {
                TestCertificate own =
                        NotationSigner.certificate(authority).key(one.key()).make();
                String envelope = NotationSigner.of(manifest, own, authority)
                        .by(one.key(), one.scheme(), one.algorithm())
                        .envelope();
                byte[] bytes = envelope.getBytes(StandardCharsets.UTF_8);
                fresh.server.blob(NewImage.REPOSITORY, bytes);
                String signature = NotationSigner.manifest(JWS, bytes, manifest);
                Digest digest = fresh.server.manifest(NewImage.REPOSITORY, "", signature);
                fresh.server.refer(NewImage.REPOSITORY, fresh.digest, descriptor(digest, signature));
                TrustedCertificates store = TrustedCertificates.parse("the store", TestCertificate.bundle(authority));
                assertThat(new NotationCheck(fresh.client, store, TestCertificate.NOW).check(fresh.name(), manifest))
                        .as(one.algorithm())
                        .isInstanceOf(Valid.class);
            }
        }
    }

    @Test
    void a_signature_that_a_registry_without_referrers_keeps_at_a_tag_counts() {
        image.server.withoutReferrers();
        byte[] bytes = signer().envelope().getBytes(StandardCharsets.UTF_8);
        image.server.blob(NewImage.REPOSITORY, bytes);
        String signature = NotationSigner.manifest(JWS, bytes, manifest);
        Digest digest = image.server.manifest(NewImage.REPOSITORY, "", signature);
        image.server.manifest(
                NewImage.REPOSITORY,
                "sha256-" + image.digest.hex(),
                TestRegistry.index(List.of(descriptor(digest, signature))));
        assertThat(check(authority)).isInstanceOf(Valid.class);
    }

    @Test
    void a_signature_on_a_later_page_counts_and_a_page_elsewhere_is_not_fetched() {
        image.server.pagesOf(1);
        refer(CosignSigner.manifest());
        publish(signer());
        assertThat(check(authority)).isInstanceOf(Valid.class);
        image.server.sendingElsewhere("http://192.0.2.1");
        TrustedCertificates store = TrustedCertificates.parse("the store", TestCertificate.bundle(authority));
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> new NotationCheck(image.client, store, TestCertificate.NOW).check(image.name(), manifest))
                .hasMessageContaining("elsewhere");
    }

    @Test
    void a_certificate_that_signed_itself_counts_where_it_is_trusted_itself() {
        TestCertificate alone = TestCertificate.leaf("alone")
                .keyUsage(KeyUsage.digitalSignature)
                .make();
        publish(NotationSigner.of(manifest, alone));
        assertThat(check(alone)).isInstanceOf(Valid.class);
        assertThat(check(authority)).isInstanceOf(None.class);
    }

    @Test
    void another_key_than_the_certificates_does_not_count() {
        refused(
                signer().by(SigningKey.ecdsa("secp256r1"), SignatureScheme.ECDSA_SHA256_P1363, "ES256"),
                "does not verify by its certificate's key");
    }

    @Test
    void a_signature_over_another_digest_size_or_type_does_not_count() {
        String type = manifest.descriptor().mediaType();
        long size = manifest.descriptor().size();
        refused(
                signer().payload(NotationSigner.payload(type, Digest.sha256(new byte[0]), size)),
                "over another digest");
        refused(signer().payload(NotationSigner.payload(type, image.digest, size + 1)), "another size or type");
        refused(
                signer().payload(NotationSigner.payload("application/json", image.digest, size)),
                "another size or type");
        refused(signer().payload("{}"), "targetArtifact");
    }

    @Test
    void a_payload_header_or_signature_altered_after_signing_does_not_count() {
        String other = NotationSigner.base64(NotationSigner.payload(
                manifest.descriptor().mediaType(),
                image.digest,
                manifest.descriptor().size()));
        refused(
                signer().payload(NotationSigner.payload("x", Digest.sha256(new byte[0]), 1))
                        .editEnvelope(
                                json -> json.replaceFirst("\"payload\":\"[^\"]*\"", "\"payload\":\"" + other + "\"")),
                "does not verify by its certificate's key");
        refused(
                signer().editSignature(bytes -> {
                    byte[] changed = bytes.clone();
                    changed[3] ^= 1;
                    return changed;
                }),
                "does not verify by its certificate's key");
        refused(signer().editSignature(bytes -> new byte[64]), "does not verify by its certificate's key");
        refused(signer().editSignature(bytes -> new byte[0]), "does not verify by its certificate's key");
    }

    @Test
    void the_header_does_not_choose_the_algorithm() {
        for (String algorithm : List.of("none", "None", "", "HS256", "ES384", "PS256", "RS256", "ES256K", "es256")) {
            refused(signer().with("alg", "\"" + algorithm + "\""), "names the algorithm " + algorithm);
        }
        refused(signer().with("alg", "\"none\"").editSignature(bytes -> new byte[0]), "names the algorithm none");
        refused(signer().without("alg"), "alg");
    }

    @Test
    void a_mac_by_the_public_key_is_no_signature() {
        refused(
                signer().with("alg", "\"HS256\"")
                        .editSignature(bytes -> mac(certificate.key().spki())),
                "names the algorithm HS256");
    }

    private static byte[] mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(new byte[] {1});
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_expired_certificate_does_not_count_nor_one_of_the_future() {
        Duration day = Duration.ofDays(1);
        TestCertificate expired = NotationSigner.certificate(authority)
                .valid(TestCertificate.NOW.minus(day.multipliedBy(9)), TestCertificate.NOW.minus(day))
                .make();
        refused(NotationSigner.of(manifest, expired, authority), "expired on");
        TestCertificate future = NotationSigner.certificate(authority)
                .valid(TestCertificate.NOW.plus(day), TestCertificate.NOW.plus(day.multipliedBy(9)))
                .make();
        refused(NotationSigner.of(manifest, future, authority), "is valid only from");
        TestCertificate old = TestCertificate.authority("old")
                .keyUsage(KeyUsage.keyCertSign)
                .valid(TestCertificate.NOW.minus(day.multipliedBy(9)), TestCertificate.NOW.minus(day))
                .make();
        refused(NotationSigner.of(manifest, NotationSigner.certificate(old).make(), old), old, "expired on");
    }

    @Test
    void a_signature_made_before_its_certificate_was_valid_or_past_its_own_expiry_does_not_count() {
        refused(
                signer().with("io.cncf.notary.signingTime", "\"2020-01-01T00:00:00Z\""),
                "when its certificate was not valid");
        refused(
                signer().with("io.cncf.notary.expiry", "\"2026-10-31T00:00:00Z\"")
                        .with("crit", "[\"io.cncf.notary.signingScheme\", \"io.cncf.notary.expiry\"]"),
                "it expired on");
        refused(signer().with("io.cncf.notary.expiry", "\"2027-10-31T00:00:00Z\""), "not marked as critical");
    }

    @Test
    void a_chain_that_leads_elsewhere_does_not_count() {
        TestCertificate other = NotationSigner.authority();
        refused(
                NotationSigner.of(manifest, NotationSigner.certificate(other).make(), other),
                "leads to none that is trusted");
        refused(NotationSigner.of(manifest, certificate, other), "not issued by the next");
        refused(
                NotationSigner.of(manifest, NotationSigner.certificate(other).make(), authority),
                "not issued by the next");
        refused(NotationSigner.of(manifest, certificate), "does not end at a root");
        refused(NotationSigner.of(manifest, certificate, authority, other), "not issued by the next");
        refused(signer().chain(), "cannot be used");
    }

    @Test
    void a_trusted_certificate_that_is_only_added_to_the_chain_does_not_count() {
        TestCertificate mine = NotationSigner.authority();
        TestCertificate forged = NotationSigner.certificate(mine).make();
        refused(NotationSigner.of(manifest, forged, mine, authority), "not issued by the next");
        refused(NotationSigner.of(manifest, forged, authority, mine), "not issued by the next");
    }

    @Test
    void a_certificate_that_is_not_for_signing_code_does_not_count() {
        refused(
                leaf(NotationSigner.certificate(authority).purposes(KeyPurposeId.id_kp_OCSPSigning)),
                "not for code signing");
        refused(
                leaf(NotationSigner.certificate(authority)
                        .purposes(KeyPurposeId.id_kp_codeSigning, KeyPurposeId.id_kp_serverAuth)),
                "for other purposes too");
        refused(
                leaf(NotationSigner.certificate(authority).purposes(KeyPurposeId.anyExtendedKeyUsage)),
                "for other purposes too");
        refused(leaf(TestCertificate.leaf("signer").issuedBy(authority)), "not for digital signatures");
        refused(
                leaf(NotationSigner.certificate(authority).keyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign)),
                "for other uses");
        refused(
                leaf(NotationSigner.certificate(authority).keyUsage(KeyUsage.digitalSignature | KeyUsage.decipherOnly)),
                "for other uses");
        refused(
                leaf(TestCertificate.authority("ca")
                        .issuedBy(authority)
                        .keyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign)),
                "is a CA");
    }

    private NotationSigner leaf(TestCertificate.Maker maker) {
        return NotationSigner.of(manifest, maker.make(), authority);
    }

    @Test
    void a_leaf_cannot_issue_another_leaf() {
        TestCertificate forged = NotationSigner.certificate(certificate).make();
        refused(NotationSigner.of(manifest, forged, certificate, authority), "may not issue this one");
        TestCertificate bare = TestCertificate.authority("bare").make();
        refused(
                NotationSigner.of(manifest, NotationSigner.certificate(bare).make(), bare),
                bare,
                "may not issue this one");
    }

    @Test
    void what_is_critical_and_not_understood_is_no_verdict() {
        publish(signer().with("io.cncf.notary.verificationPlugin", "\"com.example.plugin\"")
                .with("crit", "[\"io.cncf.notary.signingScheme\", \"io.cncf.notary.verificationPlugin\"]"));
        assertThat(check(authority)).isInstanceOf(Unknown.class);
    }

    @Test
    void headers_that_break_the_rules_do_not_count() {
        refused(signer().without("crit"), "crit");
        refused(signer().with("crit", "[]"), "signing scheme is not marked as critical");
        refused(
                signer().with("crit", "[\"io.cncf.notary.signingScheme\", \"io.cncf.notary.signingScheme\"]"),
                "named twice");
        refused(signer().with("crit", "[\"io.cncf.notary.signingScheme\", \"io.cncf.notary.expiry\"]"), "missing");
        refused(signer().with("cty", "\"application/json\""), "of type");
        refused(signer().without("io.cncf.notary.signingTime"), "signingTime");
        refused(signer().editEnvelope(json -> json.replace("{\"payload\"", "{\"kid\":\"x\",\"payload\"")), "no member");
        refused(
                signer().editEnvelope(json -> json.replaceFirst("\"signature\":\"(.{40}).", "\"signature\":\"$1=")),
                "base64url");
    }

    @Test
    void a_cose_envelope_is_said_not_to_be_read_and_is_no_verdict() {
        publish("application/cose", "\u0000\u0001");
        SignatureVerdict verdict = check(authority);
        assertThat(verdict).isInstanceOf(Unknown.class);
        assertThat(((Unknown) verdict).reasons()).singleElement().asString().contains("COSE");
        publish(signer());
        assertThat(check(authority)).isInstanceOf(Valid.class);
    }

    @Test
    void a_signing_authority_is_not_what_is_trusted_here() {
        publish(signer().with("io.cncf.notary.signingScheme", "\"notary.x509.signingAuthority\"")
                .with("io.cncf.notary.authenticSigningTime", "\"2026-10-30T08:00:00Z\""));
        assertThat(check(authority)).isInstanceOf(Unknown.class);
    }

    @Test
    void a_manifest_that_refers_to_another_image_does_not_count() {
        byte[] bytes = signer().envelope().getBytes(StandardCharsets.UTF_8);
        image.server.blob(NewImage.REPOSITORY, bytes);
        refer(NotationSigner.manifest(JWS, bytes, manifest)
                .replace("\"subject\": ", "\"ignored\": ")
                .replaceFirst(
                        "\\{", "{\"subject\": " + TestRegistry.descriptor("x", Digest.sha256(bytes), 1, "") + ", "));
        SignatureVerdict verdict = check(authority);
        assertThat(((None) verdict).reasons()).singleElement().asString().contains("refers to another image");
    }
}
