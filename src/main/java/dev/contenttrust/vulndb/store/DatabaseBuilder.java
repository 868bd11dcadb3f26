package dev.contenttrust.vulndb.store;

import dev.contenttrust.TrustException;
import dev.contenttrust.vulndb.osv.Affected;
import dev.contenttrust.vulndb.osv.OsvRecord;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.sqlite.SQLiteErrorCode;

/**
 * Writes a new database, source after source: each from its records, or copied from the old one. Nothing is kept in memory but
 * the names of packages. Every method throws {@link DatabaseWriteException} where the disk is full or cannot be written.
 */
public final class DatabaseBuilder implements AutoCloseable {
    private final Path file;
    private final Connection connection;
    private final Map<String, Integer> packages = new HashMap<>();
    private final Packer packer = new Packer();
    private final PreparedStatement insertRecord;
    private final PreparedStatement insertAffected;
    private final PreparedStatement insertUnread;
    private final PreparedStatement insertExploit;
    private final PreparedStatement insertChance;
    private final Optional<Path> old;
    private int lastPackage;
    private long source;
    private long records;
    private long rows;
    private long unread;

    private DatabaseBuilder(Path file, Connection connection, Optional<Path> old) throws SQLException {
        this.file = file;
        this.connection = connection;
        this.old = old;
        this.insertRecord = connection.prepareStatement("INSERT INTO record VALUES(?, ?)");
        this.insertAffected = connection.prepareStatement("INSERT INTO affected VALUES(?, ?, ?, ?)");
        this.insertUnread = connection.prepareStatement("INSERT INTO unread VALUES(?, ?, ?, ?, ?)");
        this.insertExploit = connection.prepareStatement("INSERT OR REPLACE INTO exploit VALUES(?, ?, ?, ?)");
        this.insertChance = connection.prepareStatement("INSERT OR REPLACE INTO chance VALUES(?, ?, ?)");
    }

    /**
     * Begins a database.
     *
     * @param file does not exist yet
     * @param old the database whose unchanged sources will be copied, one that can be opened
     */
    public static DatabaseBuilder create(Path file, Optional<Path> old) {
        try {
            Connection connection = Connections.writing(file);
            try {
                if (old.isPresent()) {
                    attach(connection, old.get());
                }
                Connections.run(connection, Schema.TABLES.toArray(new String[0]));
                Connections.run(connection, "BEGIN");
                DatabaseBuilder builder = new DatabaseBuilder(file, connection, old);
                builder.readPackages();
                return builder;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failure(file, old, e);
        }
    }

    private static void attach(Connection connection, Path old) throws SQLException {
        try (PreparedStatement attach = connection.prepareStatement("ATTACH DATABASE ? AS old")) {
            attach.setString(1, Connections.immutable(old));
            attach.execute();
        }
    }

    /** Their numbers stay, so that rows can be copied as they are. */
    private void readPackages() throws SQLException {
        if (old.isPresent()) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT ecosystem, name, id FROM old.package")) {
                while (row.next()) {
                    packages.put(key(row.getString(1), row.getString(2)), row.getInt(3));
                    lastPackage = Math.max(lastPackage, row.getInt(3));
                }
            }
        }
    }

    private static String key(String ecosystem, String name) {
        return ecosystem + '\0' + name;
    }

    /** Begins a source whose records follow, in the old one's place if there was one. */
    public void begin() {
        source++;
        records = 0;
        rows = 0;
        unread = 0;
    }

    /** Adds a record of the source that was begun. */
    public void add(OsvRecord record) {
        writing(() -> {
            long id = source * Schema.PER_SOURCE + records++;
            insertRecord.setLong(1, id);
            insertRecord.setBytes(2, Cells.pack(packer, record));
            insertRecord.executeUpdate();
            for (Affected affected : record.affected()) {
                insertAffected.setLong(1, source * Schema.PER_SOURCE + rows++);
                insertAffected.setInt(2, packageOf(affected));
                insertAffected.setLong(3, id);
                insertAffected.setBytes(4, Cells.pack(packer, affected));
                insertAffected.executeUpdate();
            }
        });
    }

    /** Adds that a record of the source could not be read. */
    public void add(UnreadRecord record) {
        writing(() -> {
            insertUnread.setLong(1, source * Schema.PER_SOURCE + unread++);
            insertUnread.setString(2, record.record());
            insertUnread.setString(3, record.why());
            insertUnread.setString(4, record.ecosystem());
            insertUnread.setString(5, record.name());
            insertUnread.executeUpdate();
        });
    }

    private int packageOf(Affected affected) {
        return packages.computeIfAbsent(key(affected.ecosystem(), affected.name()), key -> ++lastPackage);
    }

    /** Adds an entry of the list of known exploits; one that is no CVE is left out. */
    public void add(KnownExploit exploit) {
        OptionalLong number = CveNumber.of(exploit.cve());
        if (number.isPresent()) {
            records++;
            writing(() -> {
                insertExploit.setLong(1, number.getAsLong());
                insertExploit.setString(2, exploit.added());
                insertExploit.setString(3, exploit.due());
                insertExploit.setInt(4, exploit.ransomware() ? 1 : 0);
                insertExploit.executeUpdate();
            });
        }
    }

    /** Adds an estimate; one that is of no CVE is left out. */
    public void add(ExploitChance chance) {
        OptionalLong number = CveNumber.of(chance.cve());
        if (number.isPresent()) {
            records++;
            writing(() -> {
                insertChance.setLong(1, number.getAsLong());
                insertChance.setLong(2, Math.round(chance.probability() * Schema.CHANCE_UNITS));
                insertChance.setLong(3, Math.round(chance.percentile() * Schema.CHANCE_UNITS));
                insertChance.executeUpdate();
            });
        }
    }

    /** Ends the source that was begun, and counts what was added since. */
    public StoredSource end(StoredSource it) {
        StoredSource counted = it.withRecords(records);
        writing(() -> insertSource(counted));
        return counted;
    }

    /**
     * Copies a source of the old database, row by row and unread.
     *
     * @throws UnusableDatabaseException if the old database is damaged
     */
    public void copy(StoredSource it) {
        begin();
        writing(() -> {
            switch (it.kind()) {
                case OSV -> copyRecords(it);
                case KEV -> Connections.run(connection, "INSERT INTO exploit SELECT * FROM old.exploit");
                case EPSS -> Connections.run(connection, "INSERT INTO chance SELECT * FROM old.chance");
            }
            insertSource(it);
        });
    }

    private void copyRecords(StoredSource it) throws SQLException {
        long from = oldNumber(it) * Schema.PER_SOURCE;
        long shift = source * Schema.PER_SOURCE - from;
        for (String copy : List.of(
                "INSERT INTO record SELECT id + ?, body FROM old.record WHERE id >= ? AND id < ?",
                "INSERT INTO unread SELECT id + ?, record, why, ecosystem, name FROM old.unread WHERE id >= ? AND id < ?",
                "INSERT INTO affected SELECT id + ?1, package, record + ?1, body FROM old.affected WHERE id >= ?2 AND id < ?3")) {
            try (PreparedStatement statement = connection.prepareStatement(copy)) {
                statement.setLong(1, shift);
                statement.setLong(2, from);
                statement.setLong(3, from + Schema.PER_SOURCE);
                statement.executeUpdate();
            }
        }
    }

    private long oldNumber(StoredSource it) throws SQLException {
        try (PreparedStatement number =
                connection.prepareStatement("SELECT id FROM old.source WHERE kind = ? AND name = ?")) {
            number.setString(1, it.kind().name());
            number.setString(2, it.name());
            try (ResultSet row = number.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private void insertSource(StoredSource it) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO source VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setLong(1, source);
            insert.setString(2, it.kind().name());
            insert.setString(3, it.name());
            insert.setString(4, it.location());
            insert.setString(5, it.current().toString());
            insert.setString(6, it.modified().toString());
            insert.setString(7, it.tag());
            insert.setString(8, it.digest().toString());
            insert.setLong(9, it.bytes());
            insert.setLong(10, it.records());
            insert.executeUpdate();
        }
    }

    /** Writes what is asked by, and ends the file; it can be published then. */
    public void finish() {
        writing(() -> {
            Connections.run(connection, Schema.INDEX);
            insertPackages();
            Connections.run(
                    connection,
                    "COMMIT",
                    "PRAGMA application_id=" + Schema.APPLICATION,
                    "PRAGMA user_version=" + Schema.VERSION);
        });
    }

    /** Those that a row speaks of, in the order in which they lie in the table. */
    private void insertPackages() throws SQLException {
        BitSet used = new BitSet();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT DISTINCT package FROM affected ORDER BY package")) {
            while (row.next()) {
                used.set(row.getInt(1));
            }
        }
        List<String> keys = new ArrayList<>(packages.keySet());
        Collections.sort(keys);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO package VALUES(?, ?, ?)")) {
            for (String key : keys) {
                int number = packages.getOrDefault(key, 0);
                if (used.get(number)) {
                    int end = key.indexOf('\0');
                    insert.setString(1, key.substring(0, end));
                    insert.setString(2, key.substring(end + 1));
                    insert.setInt(3, number);
                    insert.executeUpdate();
                }
            }
        }
    }

    private interface Step {
        void run() throws SQLException;
    }

    private void writing(Step step) {
        try {
            step.run();
        } catch (SQLException e) {
            throw failure(file, old, e);
        }
    }

    /** SQLite does not say which of the two files is damaged; the new one is ours. */
    private static TrustException failure(Path file, Optional<Path> old, SQLException e) {
        int code = e.getErrorCode() & 0xff;
        boolean damaged = old.isPresent()
                && (code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code);
        return damaged
                ? UnusableDatabaseException.damaged(old.get(), "it is damaged (" + e.getMessage() + ")", e)
                : new DatabaseWriteException(file, e);
    }

    @Override
    public void close() {
        packer.close();
        writing(connection::close);
    }
}
