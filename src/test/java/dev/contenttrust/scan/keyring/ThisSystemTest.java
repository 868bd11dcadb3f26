package dev.contenttrust.scan.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.live.peer.GnuPg;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys of the system that the tests run on, as GnuPG lists them. */
class ThisSystemTest {
    @Test
    void every_key_of_apt_is_found_with_its_fingerprint(@TempDir Path directory) {
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/etc/apt/trusted.gpg.d")), "no apt here");
        GnuPg gpg = GnuPg.in(directory);
        SigningKeys keys = SigningKeys.of(new DirectoryFiles(Path.of("/")), RootDirectory.NOW);
        assertThat(keys.files().stream().filter(file -> file.manager() == Manager.APT))
                .isNotEmpty()
                .allSatisfy(file -> {
                    Set<String> ours =
                            file.keys().stream().map(InstalledKey::fingerprint).collect(Collectors.toSet());
                    List<String> theirs = gpg.show(Path.of("/" + file.path()));
                    for (int i = 0; i < theirs.size(); i++) {
                        if (theirs.get(i).startsWith("pub:")) {
                            String fingerprint = theirs.subList(i, theirs.size()).stream()
                                    .filter(line -> line.startsWith("fpr:"))
                                    .findFirst()
                                    .orElseThrow()
                                    .split(":")[9];
                            assertThat(ours).contains(fingerprint);
                        }
                    }
                });
    }
}
