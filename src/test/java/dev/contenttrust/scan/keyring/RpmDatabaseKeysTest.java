package dev.contenttrust.scan.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.crypto.pgp.TestKeys;
import dev.contenttrust.live.peer.Peers;
import dev.contenttrust.scan.keyring.InstalledKey.Mark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that a real rpm imported. */
class RpmDatabaseKeysTest {
    private static final String DATABASE = "usr/lib/sysimage/rpm/rpmdb.sqlite";

    @TempDir
    private Path directory;

    private RootDirectory root;
    private Path place;

    @BeforeEach
    void anEmptyDatabase() throws Exception {
        Peers.require("rpm", "gpg");
        root = new RootDirectory(directory.resolve("root"));
        place = Files.createDirectories(directory.resolve("root/usr/lib/sysimage/rpm"));
        rpm("--initdb");
    }

    private List<String> rpm(String... arguments) throws IOException, InterruptedException {
        return run(List.of("rpm", "--define", "_db_backend sqlite", "--dbpath", place.toString()), arguments);
    }

    private static List<String> lines(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(command.toString()).isZero();
        return said.lines().toList();
    }

    /** Makes a key and imports it; tells what gpg says its fingerprint is. */
    private String imported(String owner) throws IOException, InterruptedException {
        List<String> gpg = List.of("gpg", "--homedir", directory.toString(), "--batch", "--quiet");
        run(gpg, "--pinentry-mode", "loopback", "--passphrase", "", "--quick-generate-key", owner, "rsa2048", "sign");
        Path file = directory.resolve(owner + ".asc");
        run(gpg, "--output", file.toString(), "--armor", "--export", "=" + owner);
        rpm("--import", file.toString());
        return run(gpg, "--show-keys", "--with-colons", file.toString()).stream()
                .filter(line -> line.startsWith("fpr:"))
                .map(line -> line.split(":")[9].toLowerCase(Locale.ROOT))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> run(List<String> program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(arguments));
        return lines(command);
    }

    /** Its agent would stay. */
    @AfterEach
    void endTheAgent() throws IOException, InterruptedException {
        lines(List.of("gpgconf", "--homedir", directory.toString(), "--kill", "all"));
    }

    @Test
    void they_are_those_that_rpm_lists_and_gpg_knows() throws Exception {
        List<String> fingerprints = List.of(imported("One"), imported("Two"));

        List<KeyFile> files = root.keys().files();

        assertThat(files).hasSize(1);
        assertThat(files.get(0).path()).isEqualTo(DATABASE);
        assertThat(files.get(0).keys())
                .extracting(key -> key.fingerprint().toLowerCase(Locale.ROOT))
                .containsExactlyInAnyOrderElementsOf(fingerprints);
        assertThat(files.get(0).keys()).extracting(InstalledKey::owner).containsExactlyInAnyOrder("One", "Two");
        assertThat(rpm("-qa", "gpg-pubkey*", "--qf", "%{VERSION}\\n"))
                .containsExactlyInAnyOrderElementsOf(fingerprints.stream()
                        .map(hex -> hex.substring(hex.length() - 8))
                        .toList());
    }

    @Test
    void they_are_for_every_repository_that_asks_for_signatures() throws Exception {
        imported("One");
        root.with("etc/yum.repos.d/all.repo", "[named]", "gpgkey=file:///x", "[any]", "name=x", "[none]", "gpgcheck=0");

        InstalledKey key = root.keys().files().get(0).keys().get(0);

        assertThat(key.reach().repositories()).containsExactly("named", "any");
        assertThat(key.marks()).doesNotContain(Mark.NO_REPOSITORY);
    }

    @Test
    void a_database_that_two_names_lead_to_is_told_once() throws Exception {
        imported("One");
        root.linked("var/lib/rpm", "../../usr/lib/sysimage/rpm");

        assertThat(root.keys().files()).extracting(KeyFile::path).containsExactly(DATABASE);
    }

    @Test
    void files_beside_the_database_count_as_well() {
        root.with("usr/lib/sysimage/rpm/pubkeys/gpg-pubkey-1.key", TestKeys.armored("File"));

        assertThat(root.keys().files())
                .flatExtracting(KeyFile::keys)
                .extracting(InstalledKey::owner)
                .containsExactly("File");
    }

    @Test
    void a_database_that_cannot_be_read_is_told() throws IOException {
        Files.write(directory.resolve("root").resolve(DATABASE), new byte[5000]);

        SigningKeys keys = root.keys();

        assertThat(keys.files()).isEmpty();
        assertThat(keys.unread()).singleElement().asString().startsWith(DATABASE + ": ");
    }
}
