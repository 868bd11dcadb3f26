package dev.contenttrust.vulndb.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Looks through a whole database before it is given to others or taken from them. */
final class DatabaseCheck {
    private final Path file;
    private final Connection connection;

    private DatabaseCheck(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** @throws UnusableDatabaseException unless it is whole, has our tables and nothing else, and every row can be read */
    static void require(Path file) {
        try (OpenedDatabase opened = OpenedDatabase.open(file);
                Connection connection = Connections.reading(file)) {
            DatabaseCheck check = new DatabaseCheck(file, connection);
            check.requireTables();
            check.requireWhole();
            check.requireReadable();
            if (opened.sources().isEmpty()) {
                throw UnusableDatabaseException.damaged(file, "it was made of nothing", null);
            }
        } catch (SQLException | IllegalArgumentException e) {
            throw UnusableDatabaseException.damaged(file, "it is damaged (" + e.getMessage() + ")", e);
        }
    }

    /** A table could as well be a view or have triggers: what is not ours word by word is not asked. */
    private void requireTables() throws SQLException {
        List<String> expected = new ArrayList<>(Schema.TABLES);
        expected.add(Schema.INDEX);
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")) {
            while (row.next()) {
                found.add(row.getString(1));
            }
        }
        if (!new TreeSet<>(found).equals(new TreeSet<>(expected))) {
            throw UnusableDatabaseException.damaged(file, "it has other tables than ours", null);
        }
    }

    private void requireWhole() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
            String verdict = row.next() ? row.getString(1) : "no answer";
            if (!"ok".equals(verdict)) {
                throw UnusableDatabaseException.damaged(file, "it is damaged (" + verdict + ")", null);
            }
        }
    }

    private void requireReadable() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("SELECT body FROM record")) {
                while (row.next()) {
                    Cells.record(row.getBytes(1));
                }
            }
            try (ResultSet row = statement.executeQuery("SELECT body FROM affected")) {
                while (row.next()) {
                    Cells.affected("", "", row.getBytes(1));
                }
            }
        }
    }
}
