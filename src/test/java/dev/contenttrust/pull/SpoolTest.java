package dev.contenttrust.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    @TempDir
    private Path directory;

    @Test
    void what_was_begun_is_found_again() throws IOException {
        try (PartialFile file = spool().claim("a")) {
            file.append(new byte[] {1, 2, 3}, 3);
        }
        try (PartialFile file = spool().claim("a")) {
            assertThat(file.length()).isEqualTo(3);
        }
        assertThat(names()).containsExactly("a.part");
    }

    @Test
    void nobody_gets_what_another_thread_has() throws IOException {
        try (PartialFile mine = spool().claim("a")) {
            mine.append(new byte[1], 1);
            try (PartialFile theirs = spool().claim("a")) {
                assertThat(theirs.length()).isZero();
            }
        }
    }

    @Test
    void what_a_dead_process_left_is_found_again() throws IOException {
        Files.createDirectories(directory.resolve("spool"));
        Files.write(directory.resolve("spool/a.1234-dead-beef.part"), new byte[5]);
        try (PartialFile file = spool().claim("a")) {
            assertThat(file.length()).isEqualTo(5);
        }
        assertThat(names()).containsExactly("a.part");
    }

    @Test
    void a_file_of_another_name_is_left_alone() throws IOException {
        Files.createDirectories(directory.resolve("spool"));
        Files.write(directory.resolve("spool/ab.1234-dead-beef.part"), new byte[5]);
        try (PartialFile file = spool().claim("a")) {
            assertThat(file.length()).isZero();
        }
    }

    @Test
    void what_is_published_is_gone_from_the_spool_and_takes_its_place() throws IOException {
        Path target = directory.resolve("final/place");
        try (PartialFile file = spool().claim("a")) {
            file.append(new byte[] {7}, 1);
            file.publish(target);
        }
        assertThat(target).hasBinaryContent(new byte[] {7});
        spool().removeIfEmpty();
        assertThat(directory.resolve("spool")).doesNotExist();
    }

    @Test
    void an_owner_that_publishes_cannot_be_written_over_by_who_came_late() throws IOException {
        Path target = directory.resolve("final");
        PartialFile file = spool().claim("a");
        try (FileChannel late = FileChannel.open(file.path(), StandardOpenOption.WRITE)) {
            file.append(new byte[] {7}, 1);
            file.publish(target);
            try (PartialFile next = spool().claim("a")) {
                next.append(new byte[] {8}, 1);
            }
            assertThat(late.isOpen()).isTrue();
        }
        assertThat(target).hasBinaryContent(new byte[] {7});
    }

    @Test
    void each_of_many_threads_has_a_file_of_its_own() throws Exception {
        Set<Path> seen = new HashSet<>();
        Workers.each(Stream.iterate(0, i -> i + 1).limit(50).toList(), 8, i -> {
            try (PartialFile file = spool().claim("a")) {
                synchronized (seen) {
                    assertThat(seen.add(file.path())).isTrue();
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(seen).hasSize(50);
        assertThat(names()).containsExactly("a.part");
    }

    @Test
    void the_directory_may_go_and_come_while_others_claim() {
        Workers.each(Stream.iterate(0, i -> i + 1).limit(2000).toList(), 8, i -> {
            try (PartialFile file = spool().claim(String.valueOf(i % 3))) {
                file.append(new byte[] {1}, 1);
                file.discard();
            } catch (IOException e) {
                throw new AssertionError(e);
            } finally {
                spool().removeIfEmpty();
            }
        });
        assertThat(directory.resolve("spool")).doesNotExist();
    }

    @Test
    void a_file_in_the_place_of_the_directory_is_said_to_be_there() throws IOException {
        Files.createFile(directory.resolve("spool"));
        assertThatThrownBy(() -> spool().claim("a")).isInstanceOf(FileAlreadyExistsException.class);
    }

    private Spool spool() {
        return new Spool(directory.resolve("spool"));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("spool"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
