package dev.contenttrust.audit.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.audit.Sightings;
import dev.contenttrust.notary.Gun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryDirectoryTest {
    private static final Gun GUN = Gun.parse("registry.example.com/demo/app");
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    Path directory;

    private HistoryDirectory history() {
        return new HistoryDirectory(directory.resolve("audit"));
    }

    private Path file() {
        return directory.resolve("audit").resolve(GUN.toString()).resolve("_timestamp.json");
    }

    @Test
    void what_one_run_saw_the_next_one_knows() {
        history().saw(GUN, NOW.plusSeconds(10), 1, NOW);
        history().saw(GUN, NOW.plusSeconds(20), 1, NOW.plusSeconds(5));
        assertThat(history().timestamp(GUN).seen())
                .extracting(Sightings.Sighting::first)
                .containsExactly(NOW, NOW.plusSeconds(5));
    }

    @Test
    void a_repository_whose_name_begins_anothers_has_its_own() {
        Gun below = Gun.parse(GUN + "/inner");
        history().saw(GUN, NOW, 1, NOW);
        history().saw(below, NOW.plusSeconds(1), 1, NOW);
        assertThat(history().timestamp(GUN).seen().get(0).expires()).isEqualTo(NOW);
        assertThat(history().timestamp(below).seen().get(0).expires()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void nothing_is_written_where_nothing_is_new() throws IOException {
        history().saw(GUN, NOW, 1, NOW);
        Files.delete(directory.resolve("audit/_lock"));
        history().saw(GUN, NOW, 1, NOW.plusSeconds(60));
        assertThat(directory.resolve("audit/_lock")).doesNotExist();
    }

    @Test
    void a_damaged_file_is_begun_anew() throws IOException {
        history().saw(GUN, NOW, 1, NOW);
        Files.writeString(file(), "{\"schemaVersion\":1,\"seen\":[{\"exp");
        assertThat(history().timestamp(GUN)).isEqualTo(Sightings.NONE);
        history().saw(GUN, NOW, 1, NOW);
        assertThat(history().timestamp(GUN).seen()).hasSize(1);
    }

    @Test
    void a_newer_layout_is_refused_with_a_remedy() throws IOException {
        history().saw(GUN, NOW, 1, NOW);
        Files.writeString(file(), "{\"schemaVersion\":2}");
        assertThatThrownBy(() -> history().timestamp(GUN))
                .isInstanceOf(HistoryException.class)
                .hasMessageContaining("schema version is 2");
    }

    @Test
    void many_at_once_lose_nothing() {
        List<HistoryDirectory> runs = Stream.generate(this::history).limit(1).toList();
        IntStream.range(0, 64)
                .parallel()
                .forEach(i -> runs.get(0).saw(Gun.parse(GUN + "/" + i), NOW.plusSeconds(i), 1, NOW));
        assertThat(IntStream.range(0, 64))
                .allMatch(i ->
                        history().timestamp(Gun.parse(GUN + "/" + i)).seen().size() == 1);
    }
}
