package dev.customersync.sandbox.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The store's one table, and the version that tells whether a file has it. */
final class Schema {
    private static final int VERSION = 1;

    /** A random id as the key of the table would scatter it, so it has a running number, which is also the order of arrival. */
    private static final List<String> DDL = List.of(
            """
            create table record (
                seq integer primary key,
                id text not null unique,
                entity text not null,
                owner_id text not null,
                reference_id text not null,
                status text not null,
                created_at integer not null,
                updated_at integer not null,
                content text not null
            )""",
            "create index record_by_reference on record (entity, reference_id)",
            "create index record_by_owner on record (owner_id, entity)",
            "create index record_by_creation on record (entity, status, created_at, seq)",
            "create index record_by_update on record (entity, status, updated_at, seq)");

    private Schema() {}

    static void prepare(Connection connection, Path file) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int version = version(statement);
            if (version == VERSION) {
                return;
            }
            if (version != 0 || hasTables(statement)) {
                throw new StoreException(
                        "The sandbox cannot use " + file + " as its store: it holds version " + version
                                + " of the tables, and this program knows version " + VERSION
                                + ". Name another file, or delete this one to begin with an empty store.",
                        null);
            }
            create(connection, statement);
        }
    }

    private static void create(Connection connection, Statement statement) throws SQLException {
        connection.setAutoCommit(false);
        for (String sql : DDL) {
            statement.execute(sql);
        }
        statement.execute("pragma user_version = " + VERSION);
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("pragma user_version")) {
            return row.getInt(1);
        }
    }

    private static boolean hasTables(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select exists (select 1 from sqlite_master)")) {
            return row.getBoolean(1);
        }
    }
}
