package dev.contenttrust.vulndb.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The statements that a database is asked with, each prepared when it is first needed. */
final class Questions {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Questions(Connection connection) {
        this.connection = connection;
    }

    PreparedStatement covers() throws SQLException {
        return prepare("SELECT 1 FROM package WHERE ecosystem = ? LIMIT 1");
    }

    PreparedStatement nextEcosystem() throws SQLException {
        return prepare("SELECT min(ecosystem) FROM package WHERE ecosystem > ?");
    }

    PreparedStatement affected() throws SQLException {
        return prepare("SELECT a.record, a.body FROM package p JOIN affected a ON a.package = p.id"
                + " WHERE p.ecosystem = ? AND p.name = ? ORDER BY a.id");
    }

    PreparedStatement record() throws SQLException {
        return prepare("SELECT body FROM record WHERE id = ?");
    }

    PreparedStatement source() throws SQLException {
        return prepare("SELECT name FROM source WHERE id = ?");
    }

    PreparedStatement chance() throws SQLException {
        return prepare("SELECT probability, percentile FROM chance WHERE cve = ?");
    }

    /** They live as long as the connection. */
    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }
}
