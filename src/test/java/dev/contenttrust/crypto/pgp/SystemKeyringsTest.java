package dev.contenttrust.crypto.pgp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.live.peer.GnuPg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The keyrings of this system, whatever they are, as GnuPG reads them. */
class SystemKeyringsTest {
    private static final List<Path> DIRECTORIES =
            List.of(Path.of("/usr/share/keyrings"), Path.of("/etc/apt/trusted.gpg.d"), Path.of("/etc/apt/keyrings"));

    @TestFactory
    Stream<DynamicTest> every_keyring_of_this_system_is_read_as_gnupg_reads_it(@TempDir Path directory) {
        GnuPg gpg = GnuPg.in(directory);
        return DIRECTORIES.stream()
                .flatMap(SystemKeyringsTest::files)
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    Keyring keyring = Keyring.read(file.toString(), Files.readAllBytes(file));
                    assertThat(keyring.flaws()).isEmpty();
                    assertThat(GnuPgListing.of(keyring)).isEqualTo(GnuPgListing.of(gpg.show(file)));
                }));
    }

    private static Stream<Path> files(Path directory) {
        try (Stream<Path> files = Files.exists(directory) ? Files.list(directory) : Stream.empty()) {
            return files
                    .filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(gpg|asc|pgp)"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
