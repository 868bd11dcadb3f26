package dev.contenttrust.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignDatabaseTest {
    private static final long SIZE_MAX = 16 << 20;

    @TempDir
    private Path directory;

    @Test
    void the_rows_of_a_table_are_read() throws Exception {
        byte[] file = made("CREATE TABLE t (b BLOB)", "INSERT INTO t VALUES (x'0102'), (NULL), (x'')");

        List<byte[]> blobs = new ArrayList<>();
        try (ForeignDatabase database = open(file)) {
            database.blobs("t", "b", blobs::add);
        }

        assertThat(blobs).first().isEqualTo(new byte[] {1, 2});
    }

    @Test
    void a_view_is_no_table() throws Exception {
        byte[] file =
                made("CREATE VIEW t AS WITH RECURSIVE n(b) AS (VALUES(1) UNION ALL SELECT b FROM n) SELECT b FROM n");

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(CorruptDatabaseException.class)
                .hasMessageContaining("no table");
    }

    @Test
    void rows_that_grow_out_of_nothing_are_refused() throws Exception {
        byte[] file =
                made("CREATE TABLE t (a INT, b BLOB AS (zeroblob(50000000)))", "INSERT INTO t VALUES (1), (2), (3)");

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(CorruptDatabaseException.class)
                .hasMessageContaining("larger than the file");
    }

    @Test
    void a_file_that_is_too_large_or_no_database_is_refused() {
        assertThatThrownBy(() -> ForeignDatabase.open(new ByteArrayInputStream(new byte[100]), 99))
                .isInstanceOf(CorruptDatabaseException.class);
        assertThatThrownBy(() -> read("no database".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(CorruptDatabaseException.class);
    }

    @Test
    void nothing_is_left_behind() throws Exception {
        byte[] file = made("CREATE TABLE t (b BLOB)");
        long before = left();
        read(file);
        assertThatThrownBy(() -> read(new byte[5000])).isInstanceOf(CorruptDatabaseException.class);
        assertThat(left()).isEqualTo(before);
    }

    private static long left() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("trust-.*\\.sqlite.*"))
                    .count();
        }
    }

    private static void read(byte[] file) throws IOException {
        try (ForeignDatabase database = open(file)) {
            database.blobs("t", "b", blob -> {});
        }
    }

    private static ForeignDatabase open(byte[] file) throws IOException {
        return ForeignDatabase.open(new ByteArrayInputStream(file), SIZE_MAX);
    }

    private byte[] made(String... statements) throws Exception {
        Path file = directory.resolve("made.sqlite");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return Files.readAllBytes(file);
    }
}
