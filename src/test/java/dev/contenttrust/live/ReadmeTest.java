package dev.contenttrust.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.crypto.SigningKey;
import dev.contenttrust.live.peer.Run;
import dev.contenttrust.live.publish.Publisher;
import dev.contenttrust.live.publish.Pushed;
import dev.contenttrust.live.publish.SmallImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The README's way off a Notary server, command by command as it stands there, on a real one that is gone at the end. */
@Live
class ReadmeTest {
    private static final String SECTION = "## Your Notary server is going away";
    private static final String NAME = "readme/alpine";

    private final World world;
    private final Publisher publisher;
    private final Pushed image;
    private final Path here;
    private final Trust trust;
    private final Deque<String> lines;

    ReadmeTest(World world) throws IOException {
        this.world = world;
        this.image = world.workshop().images().push(NAME, "3.20", SmallImage.labelled("moving"));
        this.publisher =
                world.workshop().publisher(NAME).init().add("3.20", image).publish();
        this.here = world.newDirectory("readme");
        this.trust = world.trust();
        this.lines = new ArrayDeque<>(commands());
    }

    private static List<String> commands() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String section = readme.substring(readme.indexOf(SECTION) + SECTION.length());
        return section.substring(0, section.indexOf("\n## "))
                .lines()
                .filter(line -> line.startsWith("    "))
                .map(String::strip)
                .toList();
    }

    @BeforeEach
    void prepare() throws IOException {
        Files.writeString(here.resolve("repositories.txt"), publisher.gun() + "\n");
        Files.writeString(here.resolve("Dockerfile"), "FROM alpine:3.20\nENV DOCKER_CONTENT_TRUST=1\n");
    }

    @Test
    void it_leads_from_the_inventory_to_a_server_that_nobody_needs() throws IOException {
        assertThat(next("trust lint").succeeded().output()).contains("TR70");
        next("trust audit").succeeded();
        assertThat(here.resolve("audit.html")).content().contains(publisher.gun(), "fresh");
        assertThat(next("trust keys").succeeded().output()).contains("not here");

        next("trust mirror -f").succeeded();
        assertThat(next("trust mirror --check").succeeded().output()).contains("images      1 whole");

        next("trust migrate plan").succeeded();
        String script = next("trust migrate print").succeeded().output();
        carryOut(script);
        assertThat(next("trust migrate status").succeeded().output())
                .contains("Safe to switch off the trust server: yes");

        publisher.delete();
        assertThat(trust.run("list", publisher.gun()).exitCode()).isEqualTo(3);
        assertThat(next("trust list").succeeded().output())
                .contains("3.20", image.digest().hex());
        next("trust pull").succeeded();
        assertThat(here.resolve("alpine/index.json")).exists();
        assertThat(lines).isEmpty();
    }

    /** What {@code sh sign.sh} would do; cosign itself is not at hand. */
    private void carryOut(String script) throws IOException {
        assertThat(lines.remove()).isEqualTo("sh sign.sh");
        assertThat(script).contains("cosign sign --key ");
        MigrateTest.copy(trust, script);
        SigningKey key = SigningKey.ecdsa("secp256r1");
        Files.writeString(here.resolve("cosign.pub"), MigrateTest.pem(key));
        MigrateTest.signByCosign(world.workshop().images(), key, image, registry(), NAME);
    }

    private String registry() {
        return world.stack().registry() + "/new";
    }

    /** Runs the next line, which has to begin so. */
    private Run next(String beginning) {
        String line = lines.remove();
        assertThat(line).startsWith(beginning);
        String[] words = Arrays.stream(line.replaceFirst(" > .*", "").split(" "))
                .map(this::meant)
                .toArray(String[]::new);
        return trust.run(words[1], Arrays.copyOfRange(words, 2, words.length));
    }

    /** The word as it is in this world. */
    private String meant(String word) {
        return switch (word) {
            case "." -> here.toString();
            case "repositories.txt", "audit.html", "evidence", "plan.json", "cosign.pub" ->
                here.resolve(word).toString();
            case "dir:evidence" -> "dir:" + here.resolve("evidence");
            case "oci:alpine" -> "oci:" + here.resolve("alpine");
            case "new.example.com" -> registry();
            default -> word.replace("docker.io/library/alpine", publisher.gun());
        };
    }
}
