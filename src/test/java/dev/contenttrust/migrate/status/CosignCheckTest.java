package dev.contenttrust.migrate.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import dev.contenttrust.crypto.SignatureScheme;
import dev.contenttrust.crypto.SigningKey;
import dev.contenttrust.migrate.status.SignatureVerdict.None;
import dev.contenttrust.migrate.status.SignatureVerdict.Unknown;
import dev.contenttrust.migrate.status.SignatureVerdict.Valid;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures made by the published format with the JDK's code, real ones and forged ones. */
class CosignCheckTest {
    private final NewImage image = new NewImage();
    private final SigningKey key = SigningKey.ecdsa("secp256r1");
    private final CosignSigner signer =
            CosignSigner.of(key, image.digest, image.server.host() + "/" + NewImage.REPOSITORY);

    @AfterEach
    void stop() {
        image.close();
    }

    private SignatureVerdict check() {
        return check(key);
    }

    private SignatureVerdict check(SigningKey by) {
        return new CosignCheck(image.client, by.publicKey()).check(image.name(), image.manifest());
    }

    private void publish(CosignSigner... signers) {
        String[] layers = new String[signers.length];
        for (int i = 0; i < signers.length; i++) {
            image.server.blob(NewImage.REPOSITORY, signers[i].payload());
            layers[i] = signers[i].layer();
        }
        image.server.manifest(NewImage.REPOSITORY, CosignSigner.tag(image.digest), CosignSigner.manifest(layers));
    }

    private void refusedFor(String reason) {
        SignatureVerdict verdict = check();
        assertThat(verdict).isInstanceOf(None.class);
        assertThat(((None) verdict).reasons()).singleElement().asString().contains(reason);
    }

    @Test
    void a_signature_at_the_tag_made_of_the_digest_counts() {
        publish(signer);
        assertThat(check()).isEqualTo(new Valid("ECDSA P-256"));
    }

    @Test
    void a_signature_that_openssl_makes_counts(@TempDir Path directory) throws Exception {
        Files.writeString(
                directory.resolve("k.pem"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(key.privateKey().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        Files.write(directory.resolve("payload"), signer.payload());
        Process openssl = new ProcessBuilder("openssl", "dgst", "-sha256", "-sign", "k.pem", "-out", "sig", "payload")
                .directory(directory.toFile())
                .start();
        assertThat(openssl.waitFor()).isZero();
        String signature = Base64.getEncoder().encodeToString(Files.readAllBytes(directory.resolve("sig")));
        image.server.blob(NewImage.REPOSITORY, signer.payload());
        image.server.manifest(
                NewImage.REPOSITORY, CosignSigner.tag(image.digest), CosignSigner.manifest(signer.layer(signature)));
        assertThat(check()).isInstanceOf(Valid.class);
    }

    @Test
    void a_signature_among_the_referrers_counts() {
        image.server.blob(NewImage.REPOSITORY, signer.payload());
        String manifest = CosignSigner.manifest(signer.layer());
        Digest digest = image.server.manifest(NewImage.REPOSITORY, "", manifest);
        image.server.refer(
                NewImage.REPOSITORY,
                image.digest,
                TestRegistry.descriptor(
                        "application/vnd.oci.image.manifest.v1+json",
                        digest,
                        manifest.length(),
                        ", \"artifactType\": \"application/vnd.dev.cosign.artifact.sig.v1+json\""));
        assertThat(check()).isInstanceOf(Valid.class);
    }

    @Test
    void keys_of_other_kinds_sign_as_cosign_signs_with_them() {
        SigningKey rsa = SigningKey.rsa(2048);
        publish(signer.by(rsa, SignatureScheme.RSA_PKCS1V15_SHA256));
        assertThat(check(rsa)).isInstanceOf(Valid.class);
        SigningKey ed = SigningKey.ed25519();
        publish(signer.by(ed, SignatureScheme.ED25519));
        assertThat(check(ed)).isInstanceOf(Valid.class);
    }

    @Test
    void one_good_signature_among_bad_ones_is_enough() {
        publish(signer.by(SigningKey.ecdsa("secp256r1"), SignatureScheme.ECDSA_SHA256_DER), signer);
        assertThat(check()).isInstanceOf(Valid.class);
    }

    @Test
    void without_any_signature_there_is_none() {
        refusedFor("there is no cosign signature");
    }

    @Test
    void another_key_does_not_count() {
        publish(signer.by(SigningKey.ecdsa("secp256r1"), SignatureScheme.ECDSA_SHA256_DER));
        refusedFor("not by the key");
    }

    @Test
    void a_signature_over_another_digest_does_not_count() {
        publish(signer.over(Digest.sha256("another".getBytes(StandardCharsets.UTF_8))));
        refusedFor("over another digest");
    }

    @Test
    void a_signature_for_another_repository_does_not_count() {
        publish(signer.named(image.server.host() + "/team/other"));
        refusedFor("made for another repository");
        publish(signer.named("elsewhere.example.com/" + NewImage.REPOSITORY));
        refusedFor("made for another repository");
        publish(signer.named(""));
        refusedFor("made for another repository");
    }

    @Test
    void a_name_with_a_tag_counts_for_that_tag_alone() {
        publish(signer.named(image.name().toString()));
        assertThat(check()).isInstanceOf(Valid.class);
        publish(signer.named(image.name().name() + ":2.0"));
        refusedFor("made for another repository");
    }

    @Test
    void a_payload_whose_bytes_were_altered_does_not_count() {
        byte[] altered = new String(signer.payload(), StandardCharsets.UTF_8)
                .replace("\"optional\":null", "\"optional\":{}")
                .getBytes(StandardCharsets.UTF_8);
        publish(signer);
        image.server.spoil(NewImage.REPOSITORY, Digest.sha256(signer.payload()), altered);
        refusedFor("is not what its digest promises");
        byte[] sameLength = signer.payload();
        sameLength[sameLength.length - 2] = ' ';
        image.server.spoil(NewImage.REPOSITORY, Digest.sha256(signer.payload()), sameLength);
        refusedFor("other bytes than its digest promises");
    }

    @Test
    void the_signature_of_one_payload_does_not_count_for_another() {
        CosignSigner other = signer.over(Digest.sha256("another".getBytes(StandardCharsets.UTF_8)));
        image.server.blob(NewImage.REPOSITORY, signer.payload());
        String stolen = Base64.getEncoder().encodeToString(key.sign(SignatureScheme.ECDSA_SHA256_DER, other.payload()));
        image.server.manifest(
                NewImage.REPOSITORY, CosignSigner.tag(image.digest), CosignSigner.manifest(signer.layer(stolen)));
        refusedFor("not by the key");
    }

    @Test
    void other_types_of_payload_and_broken_layers_do_not_count() {
        publish(signer.typed("atomic container signature"));
        refusedFor("of type \"atomic container signature\"");
        publish(signer.inLayer("application/vnd.dsse.envelope.v1+json"));
        refusedFor("its layer is of type");
        image.server.manifest(
                NewImage.REPOSITORY,
                CosignSigner.tag(image.digest),
                CosignSigner.manifest(signer.layer("not base64!")));
        refusedFor("not base64");
        image.server.manifest(NewImage.REPOSITORY, CosignSigner.tag(image.digest), CosignSigner.manifest());
        refusedFor("no layers");
        image.server.manifest(NewImage.REPOSITORY, CosignSigner.tag(image.digest), TestRegistry.index(List.of()));
        refusedFor("no such image manifest");
    }

    @Test
    void a_payload_with_two_digests_is_read_one_way_only() {
        byte[] twice = new String(signer.payload(), StandardCharsets.UTF_8)
                .replace("\"image\":{", "\"image\":{\"docker-manifest-digest\":\"sha256:00\",")
                .getBytes(StandardCharsets.UTF_8);
        String layer = TestRegistry.descriptor(
                CosignSigner.PAYLOAD,
                image.server.blob(NewImage.REPOSITORY, twice),
                twice.length,
                ", \"annotations\": {\"dev.cosignproject.cosign/signature\": \""
                        + Base64.getEncoder().encodeToString(key.sign(SignatureScheme.ECDSA_SHA256_DER, twice))
                        + "\"}");
        image.server.manifest(NewImage.REPOSITORY, CosignSigner.tag(image.digest), CosignSigner.manifest(layer));
        refusedFor("cosign's payload");
    }

    @Test
    void a_bundle_is_said_not_to_be_read_and_is_no_verdict() {
        image.server.refer(
                NewImage.REPOSITORY,
                image.digest,
                TestRegistry.descriptor(
                        "application/vnd.oci.image.manifest.v1+json",
                        image.digest,
                        2,
                        ", \"artifactType\": \"application/vnd.dev.sigstore.bundle.v0.3+json\""));
        assertThat(check()).isInstanceOf(Unknown.class);
        publish(signer);
        assertThat(check()).isInstanceOf(Valid.class);
    }

    @Test
    void a_good_signature_hidden_among_too_many_is_no_verdict() {
        List<CosignSigner> many = new ArrayList<>();
        for (int i = 0; i <= Candidates.TRIED_MAX; i++) {
            many.add(signer.over(Digest.sha256(new byte[] {(byte) i})));
        }
        many.add(signer);
        publish(many.toArray(CosignSigner[]::new));
        assertThat(check()).isInstanceOf(Unknown.class);
    }

    @Test
    void a_signature_of_absurd_size_is_not_read() {
        String layer = TestRegistry.descriptor(
                CosignSigner.PAYLOAD,
                Digest.sha256(new byte[0]),
                (long) SignatureBlobs.LENGTH_MAX + 1,
                ", \"annotations\": {\"dev.cosignproject.cosign/signature\": \"AAAA\"}");
        image.server.manifest(NewImage.REPOSITORY, CosignSigner.tag(image.digest), CosignSigner.manifest(layer));
        refusedFor("at most");
    }
}
