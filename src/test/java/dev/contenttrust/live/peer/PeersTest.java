package dev.contenttrust.live.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.live.peer.Peers.Absence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class PeersTest {
    @TempDir
    private Path first;

    @TempDir
    private Path second;

    @BeforeEach
    void notary_lies_in_the_second_directory() throws IOException {
        Path notary = Files.createFile(second.resolve("notary"));
        assertThat(notary.toFile().setExecutable(true)).isTrue();
        Files.createFile(second.resolve("readme"));
        Files.createDirectory(first.resolve("notary"));
    }

    @Test
    void a_program_is_found_in_the_first_directory_that_has_it() {
        assertThat(peers(Absence.SKIPS).find("notary")).isEqualTo(second.resolve("notary"));
    }

    @Test
    void a_missing_program_skips_the_test_by_name() {
        assertThatThrownBy(() -> peers(Absence.SKIPS).find("skopeo"))
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("skopeo is not installed: scripts/test --install");
    }

    @Test
    void a_missing_program_fails_the_test_where_peers_are_required() {
        assertThatThrownBy(() -> peers(Absence.FAILS).find("skopeo"))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("skopeo");
    }

    @Test
    void a_file_that_cannot_be_run_is_no_program() {
        assertThatThrownBy(() -> peers(Absence.SKIPS).find("readme")).isInstanceOf(TestAbortedException.class);
    }

    private Peers peers(Absence absence) {
        return new Peers(List.of(first, second), absence);
    }
}
