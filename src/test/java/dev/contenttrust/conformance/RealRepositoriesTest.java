package dev.contenttrust.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Vectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Repositories that python-tuf made. */
class RealRepositoriesTest {
    private static final String VECTORS = "tuf/python-tuf/repository_data/";

    @RegisterExtension
    private final SpecServer server = new SpecServer();

    @TempDir
    private Path home;

    @Test
    void a_repository_with_delegations_and_keys_of_two_kinds_is_trusted_and_its_artifacts_downloaded() {
        serve(Vectors.dir(VECTORS + "repository"));
        SpecClient client = new SpecClient(home, server);

        assertThat(client.init(Vectors.bytes(VECTORS + "repository", "metadata/1.root.json")))
                .isZero();
        assertThat(client.download("file1.txt", "file2.txt", "file3.txt"))
                .as(client.errors())
                .isZero();

        assertThat(client.downloaded()).containsOnlyKeys("file1.txt", "file2.txt", "file3.txt");
        assertThat(client.trusted()).containsOnlyKeys("root", "timestamp", "snapshot", "targets", "role1");
        assertThat(client.at("2031-01-01T00:00:00Z").refresh()).isEqualTo(1);
    }

    @Test
    void roles_of_unusual_names_are_visited_and_kept() {
        serve(Vectors.dir(VECTORS + "fishy_rolenames"));
        SpecClient client = new SpecClient(home, server);

        assertThat(client.init(Vectors.bytes(VECTORS + "fishy_rolenames", "metadata/1.root.json")))
                .isZero();
        assertThat(client.download("missing")).isEqualTo(1);

        assertThat(client.errors()).contains("no role that may sign it lists it");
        assertThat(client.trusted())
                .containsOnlyKeys("root", "timestamp", "snapshot", "targets", "..%2Fa", ".", "%C3%B6");
    }

    /** The one file whose role's name has a slash lies where that name leads. */
    private void serve(Path directory) {
        server.answerBy(path -> {
            Path file = path.equals("metadata/1...%2Fa.json")
                    ? directory.resolve("1.a.json")
                    : directory.resolve(URLDecoder.decode(path, StandardCharsets.UTF_8));
            try {
                return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
