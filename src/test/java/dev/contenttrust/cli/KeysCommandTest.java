package dev.contenttrust.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.tuf.KeyId;
import dev.contenttrust.tuf.TestKey;
import dev.contenttrust.tuf.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {
    @TempDir
    Path directory;

    private Demo demo;
    private Path hand;

    @BeforeEach
    void build() throws IOException {
        demo = new Demo(directory);
        hand = Files.createDirectories(directory.resolve("home/.docker/trust/private"));
    }

    /** The id by which Docker calls the file: that of the key without a certificate. */
    private static KeyId canonical(TestKey key) {
        return key.as("ecdsa", key.pair().getPublic().getEncoded()).id();
    }

    private Path encrypted(Path file, String headers) throws IOException {
        Files.createDirectories(file.getParent());
        byte[] looksLike = Base64.getDecoder().decode("MBQwBgYEKgMEBQQKAAECAwQFBgcICQ==");
        return write(file, pem("ENCRYPTED PRIVATE KEY", headers, looksLike));
    }

    private Path encrypted(TestKey key, String headers) throws IOException {
        return encrypted(hand.resolve(canonical(key) + ".key"), headers);
    }

    private static Path open(Path file, TestKey key, String headers) throws IOException {
        return write(file, pem("PRIVATE KEY", headers, key.pair().getPrivate().getEncoded()));
    }

    private static Path write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static String pem(String label, String headers, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + (headers.isEmpty() ? "" : headers + "\n\n")
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    private static TestKey key(TestRepository repository, String role) {
        return repository.keys(role).get(0);
    }

    @Test
    void it_says_what_the_keys_at_hand_serve_and_what_is_lost_with_them() throws IOException {
        TestRepository repository = Demo.repository().withTag("1.0").withDelegation("targets/alice");
        Path root = encrypted(key(repository, "root"), "role: root");
        encrypted(key(repository, "targets"), "gun: " + Demo.GUN + "\nrole: targets");
        Run run = demo.publish(repository).trust("keys");
        assertThat(run.err()).doesNotContain("error");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(root).exists();
        assertThat(run.out())
                .contains("Private keys at hand: 2")
                .containsPattern(canonical(key(repository, "root")) + " +its name +root +root of " + Demo.GUN)
                .containsPattern("root +1 of 1 +" + canonical(key(repository, "root")) + " +"
                        + key(repository, "root").id() + " +here")
                .containsPattern("timestamp +1 of 1 +[0-9a-f]{64} +not here: the trust server has it")
                .containsPattern("targets/alice +1 of 1 +[0-9a-f]{64} +not here\n")
                .contains("can be signed from here  root, targets\n")
                .contains("lost with this machine   root, targets\n")
                .containsPattern(
                        "without root +no key of this repository can be replaced any more; it ends in 3 years");
    }

    @Test
    void a_threshold_that_others_can_meet_is_not_lost() throws IOException {
        TestKey ours = TestKey.ecdsa();
        TestRepository repository = Demo.repository()
                .withTag("1.0")
                .withKeys("targets", ours, TestKey.ecdsa(), TestKey.ecdsa())
                .withThreshold("targets", 2);
        encrypted(ours, "gun: " + Demo.GUN + "\nrole: targets");
        Run run = demo.publish(repository).trust("keys");
        assertThat(run.out())
                .contains("can be signed from here  nothing\n")
                .contains("lost with this machine   nothing\n");
        TestRepository wanted = Demo.repository()
                .withTag("1.0")
                .withKeys("targets", ours, TestKey.ecdsa())
                .withThreshold("targets", 2);
        Run without = demo.publish(wanted)
                .trust("keys", "--trust-dir", directory.resolve("other").toString());
        assertThat(without.out())
                .contains("can be signed from here  nothing\n")
                .contains("lost with this machine   targets\n");
    }

    @Test
    void one_key_under_two_ids_counts_once() throws IOException {
        TestKey ours = TestKey.ecdsa();
        TestKey certified = dev.contenttrust.tuf.TestCertificate.named("alice").over(ours);
        TestRepository repository = Demo.repository()
                .withTag("1.0")
                .withUnsignedDelegation("targets/alice", ours, certified, TestKey.ecdsa())
                .withThreshold("targets/alice", 2);
        encrypted(ours, "role: alice");
        Run run = demo.publish(repository).trust("keys", Demo.GUN);
        assertThat(run.out())
                .contains("can be signed from here  nothing")
                .contains("lost with this machine   targets/alice");
    }

    @Test
    void a_key_that_was_rotated_away_serves_nothing() throws IOException {
        TestRepository repository = Demo.repository().withTag("1.0").publish();
        encrypted(key(repository, "targets"), "gun: " + Demo.GUN + "\nrole: targets");
        Run run = demo.publish(repository.rotate("targets")).trust("keys");
        assertThat(run.out()).contains("nothing: " + Demo.GUN + " lists it no more");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void an_unencrypted_key_is_a_finding_and_known_by_itself() throws IOException {
        TestRepository repository = Demo.repository().withTag("1.0");
        TestKey targets = key(repository, "targets");
        open(hand.resolve(canonical(targets) + ".key"), targets, "role: targets");
        Run run = demo.publish(repository).trust("keys", Demo.GUN);
        assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out())
                .containsPattern(canonical(targets) + " +the key itself +targets +targets of")
                .contains("finding: ", "not encrypted: whoever reads the file has the key");
    }

    @Test
    void a_key_is_what_it_is_whatever_its_file_is_called_or_its_label_says() throws IOException {
        TestRepository repository = Demo.repository().withTag("1.0").withKeys("targets", TestKey.rsa(2048));
        TestKey stranger = TestKey.ecdsa();
        byte[] secret = stranger.pair().getPrivate().getEncoded();
        write(
                hand.resolve(canonicalRsa(key(repository, "targets")) + ".key"),
                pem("ENCRYPTED PRIVATE KEY", "role: targets", secret));
        Run run = demo.publish(repository).trust("keys", Demo.GUN);
        assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out())
                .contains("not encrypted", "it holds the key " + canonical(stranger) + ", not the one of its name")
                .contains("can be signed from here  nothing");
    }

    private static KeyId canonicalRsa(TestKey key) {
        return key.as("rsa", key.pair().getPublic().getEncoded()).id();
    }

    @Test
    void keys_of_every_kind_and_layout_are_known() throws IOException {
        TestKey rsa = TestKey.rsa(2048);
        TestKey ed = TestKey.ed25519();
        TestKey p384 = TestKey.ecdsa("secp384r1");
        TestRepository repository = Demo.repository()
                .withTag("1.0")
                .withUnsignedDelegation("targets/rsa", rsa)
                .withUnsignedDelegation("targets/ed", ed)
                .withUnsignedDelegation("targets/p384", p384);
        open(hand.resolve("rsa.pem"), rsa, "");
        open(hand.resolve("ed.pem"), ed, "");
        open(hand.resolve("p384.pem"), p384, "");
        encrypted(
                hand.resolve("tuf_keys/" + Demo.GUN + "/" + canonical(key(repository, "targets")) + "_targets.key"),
                "");
        encrypted(hand.resolve("root_keys/" + canonical(key(repository, "root")) + ".key"), "role: root");
        Run run = demo.publish(repository).trust("keys");
        assertThat(run.out())
                .contains("can be signed from here  root, targets, targets/rsa, targets/ed, targets/p384\n")
                .contains("targets of " + Demo.GUN);
    }

    @Test
    void an_export_of_several_keys_is_known_by_the_paths_in_it() throws IOException {
        TestRepository repository = Demo.repository().withTag("1.0");
        byte[] looksLike = Base64.getDecoder().decode("MBQwBgYEKgMEBQQKAAECAwQFBgcICQ==");
        Path backup = Files.createDirectories(directory.resolve("backup"));
        write(
                backup.resolve("export.pem"),
                pem("ENCRYPTED PRIVATE KEY", "path: " + canonical(key(repository, "root")) + "\nrole: root", looksLike)
                        + pem(
                                "ENCRYPTED PRIVATE KEY",
                                "gun: " + Demo.GUN + "\npath: " + canonical(key(repository, "targets"))
                                        + "\nrole: targets",
                                looksLike));
        Run run = demo.publish(repository).trust("keys", "--keys", backup.toString());
        assertThat(run.out()).contains("Private keys at hand: 2").contains("can be signed from here  root, targets\n");
    }

    @Test
    void wide_permissions_are_a_finding() throws IOException {
        TestRepository repository = Demo.repository().withTag("1.0");
        Path file = encrypted(key(repository, "targets"), "role: targets\ngun: " + Demo.GUN);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Run run = demo.publish(repository).trust("keys");
        assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).contains("wider than 0600");
    }

    @Test
    void hostile_files_are_said_and_harm_nothing() throws Exception {
        TestRepository repository = Demo.repository().withTag("1.0");
        encrypted(key(repository, "targets"), "role: targets\ngun: " + Demo.GUN);
        Path secret = write(directory.resolve("elsewhere"), "a secret of another user's");
        Files.createSymbolicLink(hand.resolve("link.key"), secret);
        Files.createSymbolicLink(hand.resolve("loop"), hand);
        Files.writeString(hand.resolve("garbage.key"), "\u0000\u001b[2Jgarbage");
        Files.writeString(hand.resolve("torn.key"), "-----BEGIN PRIVATE KEY-----\nMIG");
        Files.write(hand.resolve("huge.key"), new byte[(1 << 20) + 1]);
        assertThat(new ProcessBuilder("mkfifo", hand.resolve("pipe.key").toString())
                        .start()
                        .waitFor())
                .isZero();
        Run run = demo.publish(repository).trust("keys");
        assertThat(run.code()).isEqualTo(ExitCode.UNCHECKED);
        assertThat(run.out())
                .containsPattern("link.key: a link, which is not followed")
                .containsPattern("pipe.key: not a plain file")
                .containsPattern("huge.key: longer than 1048576 bytes")
                .containsPattern("garbage.key: no private key: it holds no PEM block")
                .containsPattern("torn.key: no private key: a PEM block does not end")
                .contains("can be signed from here  targets")
                .doesNotContain("a secret");
    }

    @Test
    void no_private_number_is_ever_shown() throws IOException {
        TestRepository repository = Demo.repository().withTag("1.0");
        TestKey targets = key(repository, "targets");
        open(hand.resolve("one.key"), targets, "");
        write(
                hand.resolve("two.key"),
                pem("STRANGE PRIVATE KEY", "", targets.pair().getPrivate().getEncoded()));
        write(
                hand.resolve("three.key"),
                pem(
                        "PRIVATE KEY",
                        "role: "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                targets.pair().getPrivate().getEncoded()),
                        Arrays.copyOf(targets.pair().getPrivate().getEncoded(), 40)));
        String body =
                Base64.getEncoder().encodeToString(targets.pair().getPrivate().getEncoded());
        for (String format : List.of("table", "json")) {
            Run run = demo.publish(repository).trust("keys", "-v", "--format", format, Demo.GUN);
            assertThat(run.out() + run.err()).doesNotContain(body.substring(0, 60), body.substring(50, 80));
        }
    }

    @Test
    void a_repository_that_cannot_be_reached_stops_nothing() throws IOException {
        TestRepository repository = Demo.repository().withTag("1.0");
        encrypted(key(repository, "targets"), "role: targets\ngun: " + Demo.GUN);
        TestKey other = TestKey.ecdsa();
        encrypted(other, "role: targets\ngun: localhost:1/nobody/there");
        String mirror = demo.publish(repository).server();
        Run run = Run.in(directory.resolve("home"))
                .at(TestRepository.TODAY.toString())
                .trust("keys", "--config", config(mirror).toString());
        assertThat(run.code()).isEqualTo(ExitCode.UNCHECKED);
        assertThat(run.err()).contains("localhost:1/nobody/there");
        assertThat(run.out())
                .contains("can be signed from here  targets")
                .contains("not known: localhost:1/nobody/there was not looked at");
    }

    private Path config(String server) throws IOException {
        return Files.writeString(
                directory.resolve("config.json"),
                "{\"schemaVersion\": 1, \"servers\": {\"registry.example.com\": \"" + server + "\"}}");
    }

    @Test
    void a_repository_that_is_gone_is_said_of_the_key_that_names_it() throws IOException {
        TestRepository repository = Demo.repository().withTag("1.0");
        encrypted(TestKey.ecdsa(), "role: targets\ngun: registry.example.com/demo/gone");
        Demo.Surroundings here = demo.publish(repository);
        Run run = here.trust("keys");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("nothing: registry.example.com/demo/gone has no trust data any more");
        assertThat(here.trust("keys", "registry.example.com/demo/gone").code()).isEqualTo(ExitCode.NOT_SIGNED);
    }

    @Test
    void without_any_key_there_is_nothing_to_say_but_of_repositories_that_are_named() {
        Demo.Surroundings here = demo.publish(Demo.repository().withTag("1.0"));
        assertThat(here.trust("keys").out()).isEqualTo("No private keys at hand\n  in " + hand + "\n");
        assertThat(here.trust("keys", Demo.GUN).out()).contains("can be signed from here  nothing");
        assertThat(here.trust("keys", "--keys", directory.resolve("nowhere").toString())
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void the_document_follows_its_schema() throws IOException {
        TestRepository repository = Demo.repository().withTag("1.0").withDelegation("targets/alice");
        TestKey targets = key(repository, "targets");
        open(hand.resolve("x.key"), targets, "role: targets\ngun: " + Demo.GUN);
        encrypted(key(repository, "root"), "role: root");
        encrypted(hand.resolve("nameless.key"), "");
        encrypted(TestKey.ecdsa(), "role: targets\ngun: registry.example.com/demo/gone");
        Files.writeString(hand.resolve("garbage.key"), "garbage");
        Run run =
                demo.publish(repository).trust("keys", "--format", "json", Demo.GUN, "registry.example.com/demo/gone");
        assertThat(Schemas.objections(run.out())).isEmpty();
        assertThat(run.out())
                .contains("\"unencrypted\"", "\"nameless\"", "\"lostWithThisMachine\"", "\"not-signed\"")
                .contains("\"exitCode\": 3");
    }
}
