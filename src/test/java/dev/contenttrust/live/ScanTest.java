package dev.contenttrust.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.contenttrust.live.peer.Peers;
import dev.contenttrust.live.peer.Program;
import dev.contenttrust.live.peer.Run;
import dev.contenttrust.live.publish.DebianImage;
import dev.contenttrust.live.publish.Layer;
import dev.contenttrust.live.publish.Publisher;
import dev.contenttrust.live.publish.Pushed;
import dev.contenttrust.vulndb.VulnerabilityData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A Debian of real packages, pushed to a real registry and signed by the real notary, held against Debian's own tools. */
@Live
class ScanTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final World world;
    private final Path home;

    ScanTest(World world) {
        this.world = world;
        this.home = world.newDirectory("scan");
    }

    @Test
    void a_real_image_holds_what_dpkg_says_and_has_what_debsecan_finds() throws IOException {
        Path data = VulnerabilityData.directory();
        DebianImage debian = DebianImage.of(home, "nginx-light", "python3", "redis-server", "git");
        String repository = "scan/debian";
        String image = world.workshop().gun(repository) + ":12";
        Pushed pushed = debian.push(image, tools());
        Publisher publisher = world.workshop().publisher(repository).init();
        publisher.add("12", pushed).publish();
        Path root = unpackDatabase(debian);
        Trust trust = world.trust();
        trustless(trust, "db", "update", "--from", data.toString());

        Run scan = trust.run("scan", "--format", "json", "--max-db-age", "10000d", image);

        JsonNode result = JSON.readTree(scan.output()).at("/results/0");
        assertThat(result.at("/image/trust/digest").asText())
                .as(scan.errors())
                .isEqualTo(pushed.digest().toString());
        assertThat(result.at("/distribution/id").asText()).isEqualTo("debian");
        assertThat(debianFindings(result)).isEqualTo(debsecan(data, root)).isNotEmpty();
        assertThat(declared(trust, image)).isEqualTo(dpkgQuery(root));
        JsonNode products = JSON.readTree(trust.run("sbom", image).output()).path("components");
        Set<String> recognised = new TreeSet<>();
        products.forEach(component -> {
            if (component.path("purl").asText().startsWith("pkg:generic/")) {
                recognised.add(component.path("name").asText() + " in " + property(component, "trust:file"));
            }
        });
        assertThat(recognised)
                .as("nothing but the tool that no package owns")
                .containsExactly("busybox in usr/local/bin/box");
        assertThat(property(goStandardLibrary(products), "trust:file")).isEqualTo("usr/local/bin/sk");

        Run again = trust.run("scan", "-v", "--max-db-age", "10000d", image);
        assertThat(again.exitCode()).isEqualTo(scan.exitCode());
        assertThat(again.errors())
                .as("no layer is read again")
                .contains("/manifests/")
                .doesNotContain("application/octet");
        assertThat(again.lines().get(0)).startsWith(image + " is signed by targets in ");
    }

    private static JsonNode goStandardLibrary(JsonNode products) {
        for (JsonNode component : products) {
            if (component.path("purl").asText().startsWith("pkg:golang/stdlib")) {
                return component;
            }
        }
        throw new AssertionError("no Go program was recognised");
    }

    private static String property(JsonNode component, String name) {
        for (JsonNode property : component.path("properties")) {
            if (property.path("name").asText().equals(name)) {
                return property.path("value").asText();
            }
        }
        return "";
    }

    /** Programs of this machine under names that say nothing. */
    private static Layer tools() throws IOException {
        return Layer.with()
                .file("usr/local/bin/box", Files.readAllBytes(Peers.path("busybox")))
                .file("usr/local/bin/sk", Files.readAllBytes(Peers.path("skopeo")))
                .build();
    }

    private static void trustless(Trust trust, String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        assertThat(trust.run(words.get(0), words.subList(1, words.size()).toArray(String[]::new))
                        .exitCode())
                .isZero();
    }

    private Path unpackDatabase(DebianImage debian) throws IOException {
        Path root = Files.createDirectory(home.resolve("root"));
        Program.named("tar", home)
                .run(
                        "-C",
                        root.toString(),
                        "-xf",
                        debian.tar().toString(),
                        "./var/lib/dpkg",
                        "./etc",
                        "./usr/lib/os-release")
                .succeeded();
        return root;
    }

    private Set<String> dpkgQuery(Path root) {
        return new TreeSet<>(Program.named("dpkg-query", home)
                .run(
                        "--admindir=" + root.resolve("var/lib/dpkg"),
                        "-W",
                        "-f",
                        "${Package} ${Version} ${Architecture}\\n")
                .succeeded()
                .lines());
    }

    private static Set<String> declared(Trust trust, String image) throws IOException {
        Set<String> declared = new TreeSet<>();
        JSON.readTree(trust.run("sbom", image).output()).path("components").forEach(component -> {
            String purl = component.path("purl").asText();
            if (purl.startsWith("pkg:deb/")) {
                declared.add(component.path("name").asText() + " "
                        + component.path("version").asText() + " " + purl.replaceFirst(".*[?&]arch=([^&]*).*", "$1"));
            }
        });
        return declared;
    }

    private static Set<String> debianFindings(JsonNode result) {
        Set<String> found = new TreeSet<>();
        result.path("findings").forEach(finding -> {
            if (finding.path("purl").asText().startsWith("pkg:deb/")) {
                found.add(finding.path("id").asText() + " "
                        + finding.path("package").asText());
            }
        });
        return found;
    }

    private Set<String> debsecan(Path data, Path root) {
        Path feed = home.resolve("bookworm");
        Program.named("python3", home)
                .run(
                        data.resolve("osv_to_debsecan.py").toString(),
                        data.resolve("Debian/all.zip").toString(),
                        feed.toString())
                .succeeded();
        Run run = Program.named("debsecan", home)
                .run(
                        "--suite",
                        "bookworm",
                        "--source",
                        "file://" + home,
                        "--status",
                        root.resolve("var/lib/dpkg/status").toString(),
                        "--format",
                        "simple")
                .succeeded();
        return new TreeSet<>(run.lines().stream()
                .map(line -> line.replaceAll(" +", " ").strip())
                .toList());
    }
}
