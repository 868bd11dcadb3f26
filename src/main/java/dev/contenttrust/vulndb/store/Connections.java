package dev.contenttrust.vulndb.store;

import dev.contenttrust.sqlite.SqliteLibrary;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/** Opens files with SQLite. */
final class Connections {
    private Connections() {}

    /** A file that nobody changes any more, and that may be anybody's: nothing in its schema is run. */
    static Connection reading(Path file) throws SQLException {
        SqliteLibrary.load();
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        Connection connection = JDBC.createConnection("jdbc:sqlite:" + immutable(file), config.toProperties());
        run(connection, "PRAGMA trusted_schema=OFF", "PRAGMA cell_size_check=ON");
        return connection;
    }

    /** A new file. It takes its name only once it is whole, so that neither journal nor waiting for the disk is needed. */
    static Connection writing(Path file) throws SQLException {
        SqliteLibrary.load();
        Connection connection =
                JDBC.createConnection("jdbc:sqlite:" + uri(file, "rwc"), new SQLiteConfig().toProperties());
        run(
                connection,
                "PRAGMA page_size=4096",
                "PRAGMA journal_mode=OFF",
                "PRAGMA synchronous=OFF",
                "PRAGMA locking_mode=EXCLUSIVE",
                "PRAGMA cache_size=-16384");
        return connection;
    }

    /** How SQLite is told of a file that does not change. */
    static String immutable(Path file) {
        return uri(file, "ro&immutable=1");
    }

    /** A name may hold what would otherwise be options. */
    private static String uri(Path file, String mode) {
        return "file:" + file.toAbsolutePath().toUri().getRawPath() + "?mode=" + mode;
    }

    static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
