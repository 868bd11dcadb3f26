package dev.contenttrust.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import dev.contenttrust.crypto.pgp.Keyring;
import dev.contenttrust.crypto.pgp.TestKeys;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.TestImage;
import dev.contenttrust.image.layer.Tar;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code trust keyring}. */
class KeyringCommandTest {
    private static final String IMAGE = Demo.GUN + ":1.0";
    private static final byte[] ONE = TestKeys.packets("One <one@example.org>");
    private static final byte[] SHORT =
            TestKeys.rsa(BigInteger.ONE.shiftLeft(1023).add(BigInteger.ONE), BigInteger.valueOf(65537));

    @TempDir
    private Path directory;

    private Demo.Surroundings here;
    private byte[] upper;

    @BeforeEach
    void publish() {
        byte[] lower = Tar.with()
                .file(
                        "etc/apt/sources.list",
                        "deb [signed-by=/usr/share/keyrings/one.gpg] https://one.example.org a b\n")
                .file("etc/apt/trusted.gpg.d/gone.gpg", SHORT)
                .file("opt/keys/one.gpg", ONE)
                .bytes();
        upper = Tar.with()
                .whiteout("etc/apt/trusted.gpg.d/gone.gpg")
                .file("etc/apt/trusted.gpg.d/short.gpg", SHORT)
                .file("etc/apt/sources.list.d/x.list", "deb [trusted=yes] http://x.example.org a b\n")
                .symbolicLink("usr/share/keyrings/one.gpg", "/opt/keys/one.gpg")
                .bytes();
        Demo demo = new Demo(directory);
        Descriptor image = TestImage.of().gzip(lower).gzip(upper).write(directory.resolve("mirror/oci"), IMAGE);
        here = demo.publish(Demo.repository().withTag("targets", "1.0", image.digest(), image.size()));
    }

    private static String fingerprint(byte[] keyring) {
        return Keyring.read("test", keyring).keys().get(0).fingerprint().hex();
    }

    @Test
    void each_key_is_told_with_its_layer_and_its_repositories() {
        Run run = here.trust("keyring", IMAGE);
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
        String digest = Digest.sha256(Tar.gzip(upper)).toString();
        assertThat(run.out())
                .startsWith("signed: " + IMAGE + " is ")
                .contains("""
                        etc/apt/trusted.gpg.d/short.gpg (apt, layer %s)
                          key          %s
                          algorithm    RSA 1024: is too short, has no valid self-signature
                          expires      never
                          trusted for  every repository, of which there is none yet
                        """.formatted(digest, fingerprint(SHORT)))
                .contains("  key          " + fingerprint(ONE) + "\n  owner        One <one@example.org>\n")
                .contains("  trusted for  https://one.example.org a b\n")
                .contains("etc/apt/sources.list.d/x.list:1: no signature is asked for: http://x.example.org a b\n")
                .doesNotContain("gone.gpg");
    }

    @Test
    void its_json_keeps_to_its_schema() {
        Run run = here.trust("keyring", "--format", "json", IMAGE);
        assertThat(Schemas.objections(run.out())).isEmpty();
        assertThat(run.out())
                .contains(
                        "\"no-repository\"",
                        "\"weak\"",
                        "\"nothing\"",
                        "\"everyRepository\": true",
                        "\"state\": \"signed\"");
    }

    @Test
    void a_directory_is_looked_into_as_a_file_system() throws IOException {
        Path root = directory.resolve("root");
        Files.createDirectories(root.resolve("etc/apk/keys"));
        Files.writeString(root.resolve("etc/apk/keys/x.rsa.pub"), "no key");
        Run run = here.trust("keyring", "--untrusted", "rootfs:" + root);
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .startsWith("untrusted: ")
                .contains("etc/apk/keys/x.rsa.pub (apk")
                .contains("not a usable public key");
    }

    @Test
    void what_has_no_package_manager_has_no_keys() throws IOException {
        Path root = Files.createDirectories(directory.resolve("empty"));
        assertThat(here.trust("keyring", "--untrusted", "rootfs:" + root).out())
                .endsWith("no signing keys of a package manager\n");
    }

    @Test
    void configuration_that_cannot_be_read_makes_the_answer_incomplete() throws IOException {
        Path root = directory.resolve("root");
        Files.createDirectories(root.resolve("etc/apt"));
        Files.writeString(root.resolve("etc/apt/sources.list"), "#".repeat(2 << 20));
        Run run = here.trust("keyring", "--untrusted", "rootfs:" + root);
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.UNCHECKED);
        assertThat(run.err()).contains("etc/apt/sources.list");
    }
}
