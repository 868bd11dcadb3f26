package dev.contenttrust.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import dev.contenttrust.crypto.SigningKey;
import dev.contenttrust.crypto.TestCertificate;
import dev.contenttrust.image.Manifest;
import dev.contenttrust.live.peer.Run;
import dev.contenttrust.live.publish.Images;
import dev.contenttrust.live.publish.Publisher;
import dev.contenttrust.live.publish.Pushed;
import dev.contenttrust.live.publish.SmallImage;
import dev.contenttrust.migrate.status.CosignSigner;
import dev.contenttrust.migrate.status.NotationSigner;
import dev.contenttrust.migrate.status.TestRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/** From a real trust server, through a real registry, to signatures of both kinds; the old repository is gone at the end. */
@Live
class MigrateTest {
    private static final String OCI = "application/vnd.oci.image.manifest.v1+json";
    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Instant yesterday = now.minus(Duration.ofDays(1));
    private final Instant tomorrow = now.plus(Duration.ofDays(1));

    private final World world;

    MigrateTest(World world) {
        this.world = world;
    }

    @Test
    void a_repository_is_planned_copied_signed_anew_and_then_safe_to_switch_off() throws Exception {
        Images images = world.workshop().images();
        Pushed image = images.push("migrate/app", "1", SmallImage.labelled("migrated"));
        Publisher publisher =
                world.workshop().publisher("migrate/app").init().add("1", image).publish();
        Path directory = world.newDirectory("migration");
        Path plan = directory.resolve("plan.json");
        Trust trust = world.trust();
        trust.run("migrate", "plan", publisher.gun(), "-o", plan.toString()).succeeded();
        String to = world.stack().registry() + "/new";
        String script = trust.run("migrate", "print", plan.toString(), "--to", "cosign", "--to-registry", to)
                .succeeded()
                .output();
        assertThat(script).contains("cosign sign --key cosign.key " + to + "/migrate/app@" + image.digest() + "\n");
        assertThat(status(trust, plan, to).output()).contains("no such tag");

        copy(trust, script);
        SigningKey key = SigningKey.ecdsa("secp256r1");
        Path pub = Files.writeString(directory.resolve("cosign.pub"), pem(key));
        TestCertificate authority = TestCertificate.authority("authority")
                .keyUsage(KeyUsage.keyCertSign)
                .valid(yesterday, tomorrow)
                .make();
        Path store = Files.writeString(directory.resolve("ca.pem"), authority.pem());
        String[] wanted = {"--cosign-key", pub.toString(), "--notation-ca", store.toString()};
        Run unsigned = status(trust, plan, to, wanted);
        assertThat(unsigned.exitCode()).isEqualTo(1);
        assertThat(unsigned.output()).contains("as signed", "no cosign, no notation");

        signByCosign(images, key, image, to, "migrate/app");
        signByNotation(images, authority, image);
        publisher.delete();
        Run done = status(trust, plan, to, wanted);
        assertThat(done.exitCode()).as(done.output()).isZero();
        assertThat(done.output())
                .contains("Safe to switch off the trust server: yes")
                .contains("cosign (ECDSA P-256), notation (CN=signer)");
    }

    private static Run status(Trust trust, Path plan, String to, String... more) {
        List<String> words = new ArrayList<>(List.of("status", plan.toString(), "--to-registry", to));
        words.addAll(List.of(more));
        return trust.run("migrate", words.toArray(String[]::new));
    }

    /** Runs the script's own lines that copy. */
    static void copy(Trust trust, String script) {
        List<String> copies =
                script.lines().filter(line -> line.startsWith("trust pull ")).toList();
        assertThat(copies).hasSize(1);
        String[] words = copies.get(0).split(" ");
        trust.run(words[1], Arrays.copyOfRange(words, 2, words.length)).succeeded();
    }

    static String pem(SigningKey key) {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.spki())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** Signs what was copied below {@code new/}, as cosign would. */
    static void signByCosign(Images images, SigningKey key, Pushed image, String to, String name) {
        CosignSigner signer = CosignSigner.of(key, image.digest(), to + "/" + name);
        images.pushArtifact(
                "new/" + name,
                CosignSigner.tag(image.digest()),
                OCI,
                CosignSigner.manifest(signer.layer()),
                signer.payload(),
                EMPTY);
    }

    private void signByNotation(Images images, TestCertificate authority, Pushed image) {
        Manifest manifest =
                Manifest.parse("the image", image.mediaType(), image.manifest().bytes());
        byte[] envelope = NotationSigner.of(
                        manifest,
                        NotationSigner.certificate(authority)
                                .valid(yesterday, tomorrow)
                                .make(),
                        authority)
                .signedAt(now)
                .envelope()
                .getBytes(StandardCharsets.UTF_8);
        String signature = NotationSigner.manifest("application/jose+json", envelope, manifest);
        Digest digest = images.pushArtifact("new/migrate/app", "", OCI, signature, envelope, EMPTY);
        images.pushArtifact(
                "new/migrate/app",
                "sha256-" + image.digest().hex(),
                "application/vnd.oci.image.index.v1+json",
                TestRegistry.index(List.of(TestRegistry.descriptor(
                        OCI,
                        digest,
                        signature.length(),
                        ", \"artifactType\": \"application/vnd.cncf.notary.signature\""))));
    }
}
