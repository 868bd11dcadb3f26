package dev.contenttrust.scan.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.crypto.pgp.TestKeys;
import dev.contenttrust.scan.keyring.InstalledKey.Mark;
import dev.contenttrust.scan.keyring.Repository.Check;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AptKeysTest {
    private static final byte[] ONE = TestKeys.packets("One <one@example.org>");
    private static final byte[] TWO = TestKeys.packets("Two <two@example.org>");

    @TempDir
    private Path directory;

    private RootDirectory root;

    @BeforeEach
    void anEmptyRoot() {
        root = new RootDirectory(directory);
    }

    private KeyFile file(String path) {
        return root.keys().files().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private InstalledKey key(String path) {
        return file(path).keys().get(0);
    }

    @Test
    void a_keyring_is_for_the_source_that_names_it() {
        root.with("usr/share/keyrings/one.gpg", ONE)
                .with(
                        "etc/apt/sources.list",
                        "# what follows is for one",
                        "deb [arch=amd64 signed-by=/usr/share/keyrings/one.gpg] https://one.example.org/debian  stable main # why");
        InstalledKey key = key("usr/share/keyrings/one.gpg");
        assertThat(key.owner()).isEqualTo("One <one@example.org>");
        assertThat(key.reach().repositories()).containsExactly("https://one.example.org/debian stable main");
        assertThat(key.reach().everything()).isFalse();
        assertThat(key.marks()).isEmpty();
    }

    @Test
    void stanzas_name_keyrings_too() {
        root.with("etc/apt/keyrings/one.gpg", ONE)
                .with(
                        "etc/apt/sources.list.d/one.sources",
                        "Types: deb deb-src",
                        "URIs: https://one.example.org/debian",
                        "Suites: stable",
                        "# a comment inside",
                        " testing",
                        "Components: main",
                        "Signed-By: /etc/apt/keyrings/one.gpg",
                        "",
                        "Enabled: no",
                        "URIs: https://off.example.org",
                        "Suites: stable");
        assertThat(key("etc/apt/keyrings/one.gpg").reach().repositories())
                .containsExactly("https://one.example.org/debian stable testing main");
        assertThat(root.keys().repositories()).hasSize(1);
    }

    @Test
    void a_stanza_may_hold_the_key_itself() {
        String armored = new String(TestKeys.armored("Inline"), StandardCharsets.US_ASCII)
                .lines()
                .map(line -> line.isBlank() ? " ." : " " + line)
                .collect(Collectors.joining("\n"));
        root.with(
                "etc/apt/sources.list.d/one.sources",
                "URIs: https://one.example.org",
                "Suites: ./",
                "Signed-By:",
                armored);
        InstalledKey key = key("etc/apt/sources.list.d/one.sources");
        assertThat(key.owner()).isEqualTo("Inline");
        assertThat(key.reach().repositories()).containsExactly("https://one.example.org ./");
    }

    @Test
    void a_source_that_names_no_key_takes_every_trusted_one() {
        root.with("etc/apt/trusted.gpg.d/one.gpg", ONE)
                .with("etc/apt/trusted.gpg.d/two.asc", TestKeys.armored("Two"))
                .with("etc/apt/sources.list", "deb http://deb.example.org stable main");
        assertThat(root.keys().files()).allSatisfy(file -> {
            assertThat(file.flaws()).isEmpty();
            assertThat(file.keys()).allSatisfy(key -> {
                assertThat(key.reach().everything()).isTrue();
                assertThat(key.reach().repositories()).containsExactly("http://deb.example.org stable main");
            });
        });
    }

    @Test
    void a_fingerprint_picks_one_of_the_trusted_keys() {
        root.with("etc/apt/trusted.gpg.d/one.gpg", ONE)
                .with("etc/apt/trusted.gpg.d/two.gpg", TWO)
                .with(
                        "etc/apt/sources.list",
                        "deb [signed-by=" + RootDirectory.fingerprint(ONE) + "] https://one.example.org stable main");
        assertThat(key("etc/apt/trusted.gpg.d/one.gpg").reach().repositories()).hasSize(1);
        assertThat(key("etc/apt/trusted.gpg.d/two.gpg").marks()).containsExactly(Mark.NO_REPOSITORY);
    }

    @Test
    void a_keyring_that_no_source_names_is_for_no_repository() {
        root.with("usr/share/keyrings/one.gpg", ONE).with("etc/apt/sources.list", "deb http://x.example.org a b");
        assertThat(key("usr/share/keyrings/one.gpg").marks()).containsExactly(Mark.NO_REPOSITORY);
    }

    @Test
    void weak_keys_are_marked_with_the_reason() {
        byte[] weak = TestKeys.rsa(BigInteger.ONE.shiftLeft(1023).add(BigInteger.ONE), BigInteger.valueOf(65537));
        root.with("etc/apt/trusted.gpg", weak).with("etc/apt/sources.list", "deb http://x.example.org a b");
        InstalledKey key = key("etc/apt/trusted.gpg");
        assertThat(key.marks()).containsExactly(Mark.WEAK);
        assertThat(key.weaknesses()).contains("is too short");
    }

    @Test
    void what_apt_does_not_read_is_told() {
        root.with("etc/apt/trusted.gpg.d/armored.gpg", TestKeys.armored("One"))
                .with("etc/apt/trusted.gpg.d/two words.gpg", TWO)
                .with("usr/share/keyrings/broken.gpg", "no keyring");
        assertThat(file("etc/apt/trusted.gpg.d/armored.gpg").flaws())
                .singleElement()
                .asString()
                .contains("not named .asc");
        assertThat(file("etc/apt/trusted.gpg.d/two words.gpg").flaws())
                .singleElement()
                .asString()
                .contains("of this name");
        assertThat(key("etc/apt/trusted.gpg.d/two words.gpg").reach().everything())
                .isFalse();
        assertThat(file("usr/share/keyrings/broken.gpg").keys()).isEmpty();
        assertThat(file("usr/share/keyrings/broken.gpg").flaws()).hasSize(2);
    }

    @Test
    void a_source_that_is_trusted_as_it_is_asks_for_no_signature() {
        root.with("etc/apt/sources.list", "deb [trusted=yes] http://x.example.org a b");
        assertThat(root.keys().repositories()).extracting(Repository::check).containsExactly(Check.NOTHING);
    }

    @Test
    void links_stay_inside_the_root() {
        root.with("usr/lib/keys/one.gpg", ONE)
                .linked("etc/apt/trusted.gpg.d/one.gpg", "/usr/lib/keys/one.gpg")
                .linked("etc/apt/trusted.gpg.d/two.gpg", "../../../../../../usr/lib/keys/one.gpg")
                .linked("etc/apt/trusted.gpg.d/loop.gpg", "loop.gpg")
                .linked("usr/share/keyrings", "../lib/keys");
        assertThat(root.keys().files())
                .extracting(KeyFile::path)
                .containsExactly(
                        "etc/apt/trusted.gpg.d/one.gpg", "etc/apt/trusted.gpg.d/two.gpg", "usr/share/keyrings/one.gpg");
        assertThat(root.keys().unread()).isEmpty();
    }

    @Test
    void an_endless_file_of_configuration_is_not_read() {
        root.with("etc/apt/sources.list", "#".repeat(2 << 20));
        assertThat(root.keys().unread()).singleElement().asString().contains("etc/apt/sources.list");
    }

    @Test
    void a_file_system_without_package_manager_has_nothing() {
        assertThat(root.keys()).isEqualTo(new SigningKeys(RootDirectory.NOW, List.of(), List.of(), List.of()));
    }
}
