package dev.contenttrust.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.live.peer.Run;
import dev.contenttrust.live.publish.Publisher;
import dev.contenttrust.live.publish.Pushed;
import dev.contenttrust.live.publish.SmallImage;
import dev.contenttrust.live.stack.CertificateMint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real private keys, as {@code notary} writes them under a passphrase, against a real server. */
@Live
class KeysTest {
    private final World world;

    KeysTest(World world) {
        this.world = world;
    }

    @Test
    void the_files_of_the_reference_client_are_known_without_their_passphrases() throws Exception {
        Pushed image = world.workshop().images().push("keys/held", "1", SmallImage.labelled("held"));
        Publisher publisher = world.workshop()
                .publisher("keys/held")
                .init()
                .delegate("targets/releases", CertificateMint.rsa("releases"))
                .delegate("targets/alice", CertificateMint.ecdsa("alice"))
                .add("1", image)
                .publish();
        Trust trust = world.trust();
        Run run = trust.run("keys", "--keys", publisher.keys().toString());
        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(run.output())
                .contains("can be signed from here  root, targets, targets/")
                .contains("targets/alice", "targets/releases")
                .containsPattern("snapshot +1 of 1 +[0-9a-f]{64} +not here: the trust server's, as a rule")
                .containsPattern("timestamp +1 of 1 +[0-9a-f]{64} +not here: the trust server has it")
                .containsPattern("lost with this machine +root, targets, targets/")
                .containsPattern("root of " + publisher.gun())
                .doesNotContain("finding:");

        Path backup = world.newDirectory("backup");
        for (Path file : files(publisher.keys())) {
            Files.copy(file, backup.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
        publisher.rotate("targets");
        assertThat(trust.run("keys", "--keys", backup.toString()).output())
                .contains("nothing: " + publisher.gun() + " lists it no more")
                .containsPattern("can be signed from here +root, targets/");
    }

    @Test
    void a_machine_without_the_root_key_says_that_it_cannot_sign_it() throws Exception {
        Publisher publisher = world.workshop()
                .publisher("keys/partial")
                .initWithLocalSnapshotKey()
                .publish();
        for (Path file : files(publisher.keys())) {
            if (Files.readString(file).contains("role: root")) {
                Files.delete(file);
            }
        }
        Run run = world.trust()
                .run("keys", publisher.gun(), "--keys", publisher.keys().toString());
        assertThat(run.output())
                .contains("can be signed from here  targets, snapshot\n")
                .contains("lost with this machine   targets, snapshot\n");
    }

    private static List<Path> files(Path directory) throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
