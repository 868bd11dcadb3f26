package dev.contenttrust.vulndb.store;

import java.util.List;

/**
 * The tables. Rows of a source lie together: their ids begin with the source's, so that those of a source that did not change
 * can be copied without a look at the others.
 */
final class Schema {
    /** Of tables and cells; another version than ours is not read. 1: without records that could not be read. 2: as it is. */
    static final int VERSION = 2;

    /** "trus", where SQLite keeps whose file it is. */
    static final int APPLICATION = 0x74727573;

    /** Rows that one source can have. */
    static final long PER_SOURCE = 1L << 40;

    static final List<String> TABLES = List.of(
            "CREATE TABLE source(id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, location TEXT NOT NULL,"
                    + " current TEXT NOT NULL, modified TEXT NOT NULL, tag TEXT NOT NULL, digest TEXT NOT NULL,"
                    + " bytes INTEGER NOT NULL, records INTEGER NOT NULL)",
            "CREATE TABLE record(id INTEGER PRIMARY KEY, body BLOB NOT NULL)",
            "CREATE TABLE affected(id INTEGER PRIMARY KEY, package INTEGER NOT NULL, record INTEGER NOT NULL,"
                    + " body BLOB NOT NULL)",
            "CREATE TABLE package(ecosystem TEXT NOT NULL, name TEXT NOT NULL, id INTEGER NOT NULL,"
                    + " PRIMARY KEY(ecosystem, name)) WITHOUT ROWID",
            "CREATE TABLE unread(id INTEGER PRIMARY KEY, record TEXT NOT NULL, why TEXT NOT NULL, ecosystem TEXT NOT NULL,"
                    + " name TEXT NOT NULL)",
            "CREATE TABLE exploit(cve INTEGER PRIMARY KEY, added TEXT NOT NULL, due TEXT NOT NULL,"
                    + " ransomware INTEGER NOT NULL)",
            "CREATE TABLE chance(cve INTEGER PRIMARY KEY, probability INTEGER NOT NULL, percentile INTEGER NOT NULL)");

    /** Made once all rows are there, which is faster. */
    static final String INDEX = "CREATE INDEX affected_package ON affected(package)";

    /** EPSS has five decimals. */
    static final double CHANCE_UNITS = 100_000;

    private Schema() {}
}
