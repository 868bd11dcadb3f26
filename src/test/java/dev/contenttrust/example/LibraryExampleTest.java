package dev.contenttrust.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.notary.PinSettings;
import dev.contenttrust.notary.TrustService;
import dev.contenttrust.notary.TrustSettings;
import dev.contenttrust.transport.HttpService;
import dev.contenttrust.transport.TransportSettings;
import dev.contenttrust.trusted.TrustedImage;
import dev.contenttrust.tuf.InMemoryStore;
import dev.contenttrust.updater.RefreshPolicy;
import dev.contenttrust.updater.source.MirrorDirectory;
import dev.contenttrust.vulndb.Match;
import dev.contenttrust.vulndb.PackageVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryExampleTest {
    private static final Path MIRROR = Path.of("trust-fixtures/mirror").toAbsolutePath();
    private static final String IMAGE = "registry.example.com/demo/hello:1.0";
    private static final Pattern EXAMPLE = Pattern.compile("(?s)    // example: [^\n]*\n(.*?)    // end\n");

    @TempDir
    Path home;

    private final MirrorDirectory mirror = MirrorDirectory.open(MIRROR);
    private final Instant taken = mirror.index().updated();

    @Test
    void the_example_resolves_an_image() throws IOException {
        Files.createSymbolicLink(home.resolve("mirror"), MIRROR);
        Digest digest = LibraryExample.resolve(home, () -> taken, IMAGE);
        assertThat(imagesOfTheMirror()).contains(digest.hex());
        assertThat(home.resolve("trust")).isNotEmptyDirectory();
        Files.delete(home.resolve("mirror"));
    }

    @Test
    void the_example_reads_from_a_source_and_store_of_its_own_and_pulls_and_looks_inside() {
        try (HttpService http = new HttpService(TransportSettings.defaults(home))) {
            ImageReference image = ImageReference.parse(IMAGE);
            TrustedImage trusted = LibraryExample.resolve(
                    new TrustService(settings(), http),
                    image,
                    mirror.source("registry.example.com/demo/hello"),
                    new InMemoryStore());
            LibraryExample.pull(MIRROR.resolve("oci"), trusted, http, home);
            assertThat(home.resolve(
                            "pulled/blobs/sha256/" + trusted.signed().digest().hex()))
                    .exists();
            assertThat(LibraryExample.setUidFiles(home.resolve("pulled"), trusted))
                    .isEmpty();
            assertThat(home.resolve("trust")).doesNotExist();
        }
    }

    @Test
    void the_example_asks_a_database_about_a_package() {
        PackageVersion parser = new PackageVersion("Debian:12", "demo-parser", "1.4.2-1");

        assertThat(LibraryExample.vulnerabilities(
                        home.resolve("vulnerabilities.db"), Path.of("trust-fixtures/vulndb"), () -> taken, parser))
                .extracting(Match::id)
                .contains("CVE-0000-0001");
    }

    @Test
    void the_page_shows_this_code() throws IOException {
        String page = Files.readString(Path.of("docs/library.md"));
        Matcher example = EXAMPLE.matcher(
                Files.readString(Path.of("src/test/java/dev/contenttrust/example/LibraryExample.java")));
        assertThat(example.results())
                .hasSize(5)
                .allSatisfy(code -> assertThat(page).contains(code.group(1)));
    }

    private static String imagesOfTheMirror() throws IOException {
        return Files.readString(MIRROR.resolve("oci/index.json"));
    }

    private TrustSettings settings() {
        return new TrustSettings(
                Optional.empty(),
                List.of(),
                home.resolve("trust"),
                List.of(),
                PinSettings.none(),
                true,
                false,
                RefreshPolicy.at(taken));
    }
}
