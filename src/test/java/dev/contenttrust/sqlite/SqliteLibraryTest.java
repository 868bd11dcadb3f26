package dev.contenttrust.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLibraryTest {
    @TempDir
    private Path directory;

    private Path place;

    @BeforeEach
    void name() {
        place = directory.resolve("cache/sqlite");
    }

    private Path kept() {
        return new SqliteLibrary(place).kept().orElseThrow();
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    private static void allow(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void it_is_unpacked_once_for_its_user_alone() throws IOException {
        Path library = kept();
        Object first = Files.getAttribute(library, "unix:ino");

        assertThat(kept()).isEqualTo(library);
        assertThat(Files.getAttribute(library, "unix:ino")).isEqualTo(first);
        assertThat(Files.size(library)).isGreaterThan(500_000);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(library)))
                .isEqualTo("rw-------");
        for (Path own = parent(library); !own.equals(directory); own = parent(own)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void one_that_is_damaged_is_unpacked_anew() throws IOException {
        Path library = kept();
        byte[] bytes = Files.readAllBytes(library);
        bytes[bytes.length / 2] ^= 1;
        Files.write(library, bytes);

        assertThat(kept()).isEqualTo(library);
        assertThat(Files.readAllBytes(library)).isNotEqualTo(bytes);
        Files.write(library, new byte[10]);
        assertThat(Files.size(kept())).isGreaterThan(500_000);
    }

    @Test
    void one_that_others_may_write_or_read_is_not_used() throws IOException {
        Path library = kept();
        allow(library, "rw-rw-rw-");
        assertThat(new SqliteLibrary(place).kept()).isEmpty();
        allow(library, "rw-r--r--");
        assertThat(new SqliteLibrary(place).kept()).isEmpty();
    }

    @Test
    void a_directory_that_others_may_enter_is_not_used() throws IOException {
        Path own = parent(kept());
        allow(own, "rwxr-xr-x");
        assertThat(new SqliteLibrary(place).kept()).isEmpty();
    }

    @Test
    void a_way_to_it_that_others_may_change_is_not_used() throws IOException {
        kept();
        allow(directory.resolve("cache"), "rwxrwxrwx");
        assertThat(new SqliteLibrary(place).kept()).isEmpty();
        allow(directory.resolve("cache"), "rwxrwxr-x");
        assertThat(new SqliteLibrary(place).kept()).isEmpty();
        allow(directory.resolve("cache"), "rwxr-xr-x");
        assertThat(new SqliteLibrary(place).kept()).isPresent();
    }

    @Test
    void a_link_in_its_place_is_not_used() throws IOException {
        Path library = kept();
        Path elsewhere = Files.move(library, directory.resolve("elsewhere"));
        Files.createSymbolicLink(library, elsewhere);
        assertThat(new SqliteLibrary(place).kept()).isEmpty();

        Files.delete(library);
        Path own = parent(library);
        Path other = Files.move(own, directory.resolve("other"));
        Files.createSymbolicLink(own, other);
        assertThat(new SqliteLibrary(place).kept()).isEmpty();
    }

    @Test
    void many_at_once_have_one_whole_library() throws IOException {
        IntStream.range(0, 16)
                .parallel()
                .forEach(i -> assertThat(new SqliteLibrary(place).kept()).isPresent());

        try (Stream<Path> files = Files.list(parent(kept()))) {
            assertThat(files).containsExactly(kept());
        }
    }

    @Test
    void those_of_versions_long_gone_are_taken_away() throws IOException {
        for (int i = 0; i < 5; i++) {
            Files.writeString(Files.createDirectories(place.resolve("old" + i)).resolve("lib-1-1"), "x");
        }
        Path library = kept();

        try (Stream<Path> left = Files.list(place)) {
            assertThat(left).containsExactly(parent(library));
        }
    }
}
