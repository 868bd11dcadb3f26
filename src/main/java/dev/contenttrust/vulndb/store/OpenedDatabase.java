package dev.contenttrust.vulndb.store;

import dev.contenttrust.Digest;
import dev.contenttrust.InvalidNameException;
import dev.contenttrust.vulndb.osv.Affected;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A database that is asked. Opening reads two pages of it. For one thread; must be closed. Every method throws
 * {@link UnusableDatabaseException} where the file turns out to be damaged.
 */
public final class OpenedDatabase implements AutoCloseable {
    /** The list has 1,400 entries, and grows by 200 a year. */
    private static final int EXPLOITS_MAX = 100_000;

    /** A source with more of them is refused when the database is made. */
    private static final int UNREAD_MAX = 1_000_000;

    private final Path file;
    private final Connection connection;
    private final Questions questions;
    private @Nullable Map<Long, KnownExploit> exploits;

    private OpenedDatabase(Path file, Connection connection) throws SQLException {
        this.file = file;
        this.connection = connection;
        this.questions = new Questions(connection);
    }

    /** @throws UnusableDatabaseException if it is no database, or none of this version */
    public static OpenedDatabase open(Path file) {
        try {
            Connection connection = Connections.reading(file);
            try {
                requireOurs(file, connection);
                return new OpenedDatabase(file, connection);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw damaged(file, e);
        }
    }

    private static void requireOurs(Path file, Connection connection) throws SQLException {
        if (number(connection, "PRAGMA application_id") != Schema.APPLICATION) {
            throw UnusableDatabaseException.damaged(file, "it is no vulnerability database", null);
        }
        long version = number(connection, "PRAGMA user_version");
        if (version > Schema.VERSION) {
            throw new UnusableDatabaseException(
                    file,
                    "its schema is version " + version + ", this trust knows version " + Schema.VERSION,
                    "Use the trust that made it, or make it anew with trust db update.",
                    null);
        }
        if (version < Schema.VERSION) {
            throw UnusableDatabaseException.damaged(file, "its schema is of an older version, " + version, null);
        }
    }

    private static long number(Connection connection, String pragma) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(pragma)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** The file's length. */
    public long bytes() {
        return asking(() -> number(connection, "PRAGMA page_count") * number(connection, "PRAGMA page_size"));
    }

    /** What went into it. */
    public List<StoredSource> sources() {
        return asking(() -> {
            List<StoredSource> sources = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery("SELECT kind, name, location, current, modified, tag, digest, bytes,"
                                    + " records FROM source ORDER BY kind, name")) {
                while (row.next()) {
                    sources.add(new StoredSource(
                            StoredSource.Kind.valueOf(row.getString(1)),
                            row.getString(2),
                            row.getString(3),
                            Instant.parse(row.getString(4)),
                            Instant.parse(row.getString(5)),
                            row.getString(6),
                            Digest.parse(row.getString(7)),
                            row.getLong(8),
                            row.getLong(9)));
                }
            }
            return sources;
        });
    }

    /** Records that could not be read, in the order of their sources. */
    public List<UnreadRecord> unread() {
        return asking(() -> {
            List<UnreadRecord> unread = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "SELECT record, why, ecosystem, name FROM unread ORDER BY id LIMIT " + (UNREAD_MAX + 1))) {
                while (row.next()) {
                    unread.add(
                            new UnreadRecord(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
                }
            }
            if (unread.size() > UNREAD_MAX) {
                throw new SQLException("more than " + UNREAD_MAX + " records in it could not be read");
            }
            return unread;
        });
    }

    /** Whether it holds anything of an ecosystem, named with its release. */
    public boolean covers(String ecosystem) {
        return asking(() -> {
            PreparedStatement covers = questions.covers();
            covers.setString(1, ecosystem);
            try (ResultSet row = covers.executeQuery()) {
                return row.next();
            }
        });
    }

    /** The ecosystems with their releases that it holds anything of. */
    public List<String> ecosystems() {
        return asking(() -> {
            List<String> found = new ArrayList<>();
            PreparedStatement next = questions.nextEcosystem();
            String last = "";
            while (true) {
                next.setString(1, last);
                try (ResultSet row = next.executeQuery()) {
                    if (!row.next() || row.getString(1) == null) {
                        return found;
                    }
                    last = row.getString(1);
                    found.add(last);
                }
            }
        });
    }

    /** What a record says of a package. */
    public record Row(long record, Affected affected) {}

    /** What records say of a package, in the order of their sources. */
    public List<Row> affected(String ecosystem, String name) {
        return asking(() -> {
            List<Row> rows = new ArrayList<>();
            PreparedStatement affected = questions.affected();
            affected.setString(1, ecosystem);
            affected.setString(2, name);
            try (ResultSet row = affected.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row(row.getLong(1), Cells.affected(ecosystem, name, row.getBytes(2))));
                }
            }
            return rows;
        });
    }

    /** A record by its number in this database. */
    public StoredRecord record(long number) {
        return asking(() -> {
            PreparedStatement record = questions.record();
            record.setLong(1, number);
            try (ResultSet row = record.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalArgumentException("record " + number + " is missing");
                }
                return Cells.record(row.getBytes(1));
            }
        });
    }

    /** The ecosystem whose export a record came with. */
    public String sourceOf(long record) {
        return asking(() -> {
            PreparedStatement source = questions.source();
            source.setLong(1, record / Schema.PER_SOURCE);
            try (ResultSet row = source.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        });
    }

    /** Whether a vulnerability is on the list of those that are known to be exploited. */
    public Optional<KnownExploit> exploit(String cve) {
        OptionalLong number = CveNumber.of(cve);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        Map<Long, KnownExploit> listed = exploits;
        if (listed == null) {
            listed = asking(this::readExploits);
            exploits = listed;
        }
        return Optional.ofNullable(listed.get(number.getAsLong()))
                .map(entry -> new KnownExploit(cve, entry.added(), entry.due(), entry.ransomware()));
    }

    /** The list is short, and asked about for every match. */
    private Map<Long, KnownExploit> readExploits() throws SQLException {
        Map<Long, KnownExploit> listed = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT cve, added, due, ransomware FROM exploit LIMIT " + EXPLOITS_MAX)) {
            while (row.next()) {
                listed.put(
                        row.getLong(1), new KnownExploit("", row.getString(2), row.getString(3), row.getInt(4) != 0));
            }
        }
        return listed;
    }

    /** How likely a vulnerability is to be exploited, where that was estimated. */
    public Optional<ExploitChance> chance(String cve) {
        OptionalLong number = CveNumber.of(cve);
        return number.isEmpty()
                ? Optional.empty()
                : asking(() -> {
                    PreparedStatement chance = questions.chance();
                    chance.setLong(1, number.getAsLong());
                    try (ResultSet row = chance.executeQuery()) {
                        return row.next()
                                ? Optional.of(new ExploitChance(
                                        cve, row.getInt(1) / Schema.CHANCE_UNITS, row.getInt(2) / Schema.CHANCE_UNITS))
                                : Optional.empty();
                    }
                });
    }

    private interface Question<T> {
        T ask() throws SQLException;
    }

    private <T> T asking(Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException | IllegalArgumentException | DateTimeException | InvalidNameException e) {
            throw damaged(file, e);
        }
    }

    private static UnusableDatabaseException damaged(Path file, Exception e) {
        return UnusableDatabaseException.damaged(file, "it is damaged (" + e.getMessage() + ")", e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("closing a file that nothing was written to", e);
        }
    }
}
