package dev.contenttrust.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
    @TempDir
    private Path home;

    @Test
    void every_run_ends_as_it_should() throws IOException {
        assertThat(Training.run(home)).isEmpty();
    }

    @Test
    void what_is_about_signatures_is_enough_by_itself() throws IOException {
        assertThat(Training.signatures(home)).isEmpty();
    }
}
