package dev.contenttrust.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;
import org.sqlite.SQLiteOpenMode;

/**
 * A database that somebody else made, as SQLite's authors advise to open such ("Defense Against The Dark Arts"): read-only and
 * immutable, so that no journal beside it is looked for; its schema untrusted, so that it calls no function of ours; steps and
 * sizes limited. Only plain tables are read.
 */
public final class ForeignDatabase implements AutoCloseable {
    /** One value: rpm's largest headers, those of kernels, have some megabytes. */
    private static final int VALUE_MAX = 64 << 20;

    private static final int SCHEMA_TEXT_MAX = 64 << 10;
    private static final int COLUMNS_MAX = 100;
    private static final int DEPTH_MAX = 20;

    /** Instructions of SQLite's machine between two looks at how many there were. */
    private static final int STEP = 100_000;

    /** A row takes a few; with this many, a second or two is over. */
    private static final int STEPS_MAX = 1_000;

    private static final int COPY_BUFFER = 256 << 10;

    private final Connection connection;
    private final Path file;

    private ForeignDatabase(Connection connection, Path file) {
        this.connection = connection;
        this.file = file;
    }

    /**
     * Copies a database to a temporary file, which is gone when this is closed, and opens it.
     *
     * @param sizeMax in bytes, beyond which it is refused
     * @throws CorruptDatabaseException if it is larger
     */
    public static ForeignDatabase open(InputStream content, long sizeMax) throws IOException {
        Path file = Files.createTempFile("trust-", ".sqlite");
        try {
            copy(content, file, sizeMax);
            return new ForeignDatabase(connect(file), file);
        } catch (SQLException e) {
            Files.deleteIfExists(file);
            throw unreadable(e);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static void copy(InputStream content, Path file, long sizeMax) throws IOException {
        file.toFile().deleteOnExit();
        try (var out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[COPY_BUFFER];
            long copied = 0;
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                copied += read;
                if (copied > sizeMax) {
                    throw new CorruptDatabaseException("it has more than the " + sizeMax + " bytes that are read");
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private static Connection connect(Path file) throws SQLException {
        SqliteLibrary.load();
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setOpenMode(SQLiteOpenMode.OPEN_URI);
        config.enableLoadExtension(false);
        config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, "0");
        String url = "jdbc:sqlite:file:" + file.toUri().getRawPath() + "?immutable=1";
        SQLiteConnection connection = (SQLiteConnection) config.createConnection(url);
        try {
            connection.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, VALUE_MAX);
            connection.setLimit(SQLiteLimits.SQLITE_LIMIT_SQL_LENGTH, SCHEMA_TEXT_MAX);
            connection.setLimit(SQLiteLimits.SQLITE_LIMIT_COLUMN, COLUMNS_MAX);
            connection.setLimit(SQLiteLimits.SQLITE_LIMIT_EXPR_DEPTH, DEPTH_MAX);
            connection.setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
            connection.setLimit(SQLiteLimits.SQLITE_LIMIT_TRIGGER_DEPTH, 0);
            ProgressHandler.setHandler(connection, STEP, new Steps());
            try (var statement = connection.createStatement()) {
                statement.execute("PRAGMA trusted_schema = OFF");
                statement.execute("PRAGMA cell_size_check = ON");
                statement.execute("PRAGMA query_only = ON");
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Reads a column of bytes, row by row.
     *
     * @param table and column are ours, not the file's
     * @throws CorruptDatabaseException if there is no such table of its own, it cannot be read, or together it is larger than the
     *     file
     * @throws IOException what the reader throws
     */
    public void blobs(String table, String column, BlobReader reader) throws IOException {
        try {
            demandTable(table);
            long left = Files.size(file);
            try (PreparedStatement query =
                            connection.prepareStatement("SELECT \"" + column + "\" FROM main.\"" + table + "\"");
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    byte[] blob = rows.getBytes(1);
                    left -= blob == null ? 0 : blob.length;
                    if (left < 0) {
                        throw new CorruptDatabaseException("its rows are larger than the file");
                    }
                    if (blob != null) {
                        reader.read(blob);
                    }
                }
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** No view and no virtual table, which could make rows without end. */
    private void demandTable(String table) throws SQLException, IOException {
        String sql = "SELECT count(*) FROM main.sqlite_schema"
                + " WHERE type = 'table' AND name = ? AND rootpage > 0 AND sql LIKE 'CREATE TABLE%'";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, table);
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next() || rows.getInt(1) != 1) {
                    throw new CorruptDatabaseException("it has no table " + table);
                }
            }
        }
    }

    private static CorruptDatabaseException unreadable(SQLException e) {
        return new CorruptDatabaseException("SQLite cannot read it: " + e.getMessage(), e);
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw unreadable(e);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Takes the value of one row. */
    @FunctionalInterface
    public interface BlobReader {
        void read(byte[] blob) throws IOException;
    }

    /** Ends what takes too many steps. */
    private static final class Steps extends ProgressHandler {
        private int steps;

        @Override
        protected int progress() {
            steps++;
            return steps > STEPS_MAX ? 1 : 0;
        }
    }
}
