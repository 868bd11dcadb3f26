package dev.contenttrust.scan.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import dev.contenttrust.crypto.pgp.TestKeys;
import dev.contenttrust.scan.keyring.InstalledKey.Mark;
import dev.contenttrust.scan.keyring.Repository.Check;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys of apk and of rpm. */
class OtherManagersTest {
    @TempDir
    private Path directory;

    private RootDirectory root;

    @BeforeEach
    void anEmptyRoot() {
        root = new RootDirectory(directory);
    }

    private static byte[] rsa(int bits) throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair().getPublic().getEncoded();
    }

    private static String pem(byte[] der) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----";
    }

    @Test
    void apk_keys_are_for_every_repository() throws NoSuchAlgorithmException {
        byte[] key = rsa(2048);
        root.with("usr/share/apk/keys/x86_64/one.rsa.pub", pem(key))
                .linked("etc/apk/keys/one.rsa.pub", "/usr/share/apk/keys/x86_64/one.rsa.pub")
                .with(
                        "etc/apk/repositories",
                        "https://dl.example.org/alpine/v3.20/main",
                        "# no",
                        "@edge https://dl.example.org/alpine/edge/main");
        SigningKeys keys = root.keys();
        assertThat(keys.files())
                .hasSize(2)
                .allSatisfy(file -> assertThat(file.keys().get(0).fingerprint())
                        .isEqualTo(Digest.sha256(key).hex()));
        InstalledKey trusted = keys.files().get(0).keys().get(0);
        assertThat(trusted.algorithm()).isEqualTo("RSA 2048");
        assertThat(trusted.reach().everything()).isTrue();
        assertThat(trusted.reach().repositories())
                .containsExactly("https://dl.example.org/alpine/v3.20/main", "https://dl.example.org/alpine/edge/main");
        assertThat(keys.files().get(1).keys().get(0).marks()).containsExactly(Mark.NO_REPOSITORY);
    }

    @Test
    void an_apk_key_that_is_too_short_is_told() throws NoSuchAlgorithmException {
        root.with("etc/apk/keys/one.rsa.pub", pem(rsa(1024)));
        assertThat(root.keys().files().get(0).flaws())
                .singleElement()
                .asString()
                .contains("1024");
    }

    @Test
    void rpm_keys_are_for_the_repositories_that_name_them() {
        root.with("etc/pki/rpm-gpg/RPM-GPG-KEY-one-9", TestKeys.armored("One"))
                .with("etc/pki/rpm-gpg/RPM-GPG-KEY-unused", TestKeys.armored("Unused"))
                .with("usr/share/distribution-gpg-keys/two/two.asc", TestKeys.armored("Two"))
                .with(
                        "etc/yum.repos.d/all.repo",
                        "[baseos]",
                        "name = Base",
                        "gpgkey = file:///etc/pki/rpm-gpg/RPM-GPG-KEY-one-$releasever",
                        "  file:///usr/share/distribution-gpg-keys/two/two.asc",
                        "[off]",
                        "enabled=0",
                        "gpgkey=file:///etc/pki/rpm-gpg/RPM-GPG-KEY-unused",
                        "[unchecked]",
                        "gpgcheck = False",
                        "gpgkey=file:///etc/pki/rpm-gpg/RPM-GPG-KEY-unused");
        SigningKeys keys = root.keys();
        assertThat(keys.files()).extracting(file -> file.keys().get(0).owner()).containsExactly("One", "Unused", "Two");
        assertThat(keys.files().get(0).keys().get(0).reach().repositories()).containsExactly("baseos");
        assertThat(keys.files().get(1).keys().get(0).marks()).containsExactly(Mark.NO_REPOSITORY);
        assertThat(keys.files().get(2).keys().get(0).reach().repositories()).containsExactly("baseos");
        assertThat(keys.repositories()).extracting(Repository::check).containsExactly(Check.NAMED_KEYS, Check.NOTHING);
    }

    @Test
    void gpgcheck_may_be_off_for_all() {
        root.with("etc/dnf/dnf.conf", "[main]", "gpgcheck=0")
                .with("etc/yum.repos.d/all.repo", "[one]", "name=x", "[two]", "gpgcheck=1");
        assertThat(root.keys().repositories())
                .extracting(Repository::check)
                .containsExactly(Check.NOTHING, Check.ANY_KEY);
    }
}
