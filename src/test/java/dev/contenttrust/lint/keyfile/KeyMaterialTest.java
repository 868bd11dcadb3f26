package dev.contenttrust.lint.keyfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.crypto.pgp.Keyring;
import dev.contenttrust.crypto.pgp.TestKeys;
import dev.contenttrust.lint.Checked;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.source.Nearby;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyMaterialTest {
    private static final byte[] ONE = TestKeys.packets("One");
    private static final byte[] TWO = TestKeys.packets("Two");
    private static final byte[] BOTH = join(ONE, TWO);
    private static final byte[] SHORT =
            TestKeys.rsa(BigInteger.ONE.shiftLeft(1023).add(BigInteger.ONE), BigInteger.valueOf(65537));

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static String fingerprint(byte[] keyring) {
        return Keyring.read("test", keyring).keys().get(0).fingerprint().hex();
    }

    private static List<String> beside(byte[] keyring, String... lines) {
        Nearby nearby = (from, path) -> path.equals("keys/one.gpg") ? Optional.of(keyring) : Optional.empty();
        return Checked.file(nearby, Policy.NONE, "Dockerfile", "FROM debian:12\n" + String.join("\n", lines) + "\n")
                .findings()
                .stream()
                .filter(finding -> finding.rule() == Rule.TR311 || finding.rule() == Rule.TR312)
                .map(finding -> finding.rule() + " " + finding.region().startLine() + ": " + finding.message())
                .toList();
    }

    @Test
    void a_good_keyring_gives_nothing() {
        assertThat(beside(
                        ONE,
                        "COPY keys/one.gpg /usr/share/keyrings/",
                        "ARG REVISION=0123456789012345678901234567890123456789",
                        "RUN git checkout 0123456789abcdef0123456789abcdef01234567 && gpg --import /usr/share/keyrings/one.gpg \\",
                        "  && gpg --fingerprint " + fingerprint(ONE)))
                .isEmpty();
    }

    @Test
    void a_pin_is_held_against_the_file() {
        String other = fingerprint(TWO);
        assertThat(beside(
                        ONE,
                        "COPY keys/one.gpg /tmp/",
                        "ENV KEY=" + other,
                        "RUN gpg --import /tmp/one.gpg && gpg --list-keys \"$KEY\""))
                .containsExactly("TR311 4: no key in one.gpg has the fingerprint " + other + "; its first key is "
                        + fingerprint(ONE));
    }

    @Test
    void pins_are_read_in_every_form() {
        String grouped = fingerprint(ONE)
                .toLowerCase(Locale.ROOT)
                .replaceAll("(.{4})", "$1 ")
                .strip();
        assertThat(beside(ONE, "COPY keys/one.gpg /tmp/", "RUN gpg --import /tmp/one.gpg | grep '" + grouped + "'"))
                .isEmpty();
    }

    @Test
    void keys_beyond_the_pinned_ones_are_told() {
        assertThat(beside(
                        BOTH, "COPY keys/one.gpg /tmp/", "RUN gpg --import /tmp/one.gpg && gpg -k " + fingerprint(ONE)))
                .containsExactly("TR311 2: one.gpg holds 1 more than the pinned keys, such as " + fingerprint(TWO));
    }

    @Test
    void weak_keys_are_told() {
        assertThat(beside(SHORT, "ADD --chmod=644 keys/one.gpg /tmp/"))
                .containsExactly("TR312 2: the key " + fingerprint(SHORT) + " in one.gpg is too short");
    }

    @Test
    void what_is_not_at_hand_or_no_keyring_is_not_judged() {
        assertThat(beside("no keyring".getBytes(StandardCharsets.US_ASCII), "COPY keys/one.gpg /tmp/"))
                .isEmpty();
        assertThat(beside(ONE, "COPY --from=keys keys/one.gpg /tmp/", "COPY other.gpg /tmp/"))
                .isEmpty();
    }

    @Test
    void a_keyring_that_the_user_supplies_stands_for_what_is_downloaded(@TempDir Path directory) throws IOException {
        Files.write(directory.resolve("vendor.asc"), TestKeys.armored("Vendor"));
        SuppliedKeyrings keyrings = SuppliedKeyrings.in(directory);
        String pin = fingerprint(ONE);
        Checked checked = Checked.file(
                Nearby.NOTHING,
                keyrings,
                Policy.NONE,
                "Dockerfile",
                "FROM debian:12\nRUN curl -fsSL https://example.org/keys/vendor.asc | gpg --import && gpg -k " + pin
                        + "\n");
        assertThat(checked.lines()).containsExactly("TR311 error 2: " + pin);
    }

    @Test
    void files_outside_of_the_directory_are_not_read(@TempDir Path directory) throws IOException {
        Path inner = Files.createDirectories(directory.resolve("a"));
        Files.write(directory.resolve("secret.gpg"), SHORT);
        Files.write(inner.resolve("own.gpg"), SHORT);
        Files.createSymbolicLink(inner.resolve("link.gpg"), directory.resolve("secret.gpg"));
        Nearby disk = Nearby.onDisk();
        String dockerfile = inner.resolve("Dockerfile").toString();
        assertThat(disk.read(dockerfile, "own.gpg")).isPresent();
        assertThat(disk.read(dockerfile, "../secret.gpg")).isEmpty();
        assertThat(disk.read(dockerfile, "link.gpg")).isEmpty();
        assertThat(disk.read(dockerfile, "/etc/passwd")).isEmpty();
    }
}
