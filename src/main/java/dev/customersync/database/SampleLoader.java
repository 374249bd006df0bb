package dev.customersync.database;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Fills a database with the sample that scripts make, and again when they have changed. */
final class SampleLoader {
    private final Access server;
    private final Access sample;
    private final String name;

    /**
     * @param server where databases are made
     * @param name of the sample's database, a plain word
     */
    SampleLoader(Access server, Access sample, String name) {
        this.server = server;
        this.sample = sample;
        this.name = name;
    }

    /**
     * @throws SyncException ({@link ErrorCode#INPUT_UNREADABLE}) when a script cannot be read or carried out
     */
    void load(List<Path> scripts) {
        Map<Path, String> texts = new LinkedHashMap<>();
        scripts.forEach(script -> texts.put(script, read(script)));
        String version = Integer.toHexString(texts.values().hashCode())
                + texts.values().toString().length();
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            if (isLoaded(statement, version)) {
                return;
            }
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name);
            texts.forEach(this::run);
            statement.execute("comment on database " + name + " is '" + version + "'");
        } catch (SQLException e) {
            throw new SyncException(ErrorCode.DATABASE, "The sample cannot be loaded: " + e.getMessage(), e);
        }
    }

    private boolean isLoaded(Statement statement, String version) throws SQLException {
        try (ResultSet row = statement.executeQuery("select 1 from pg_database where datname = '" + name
                + "' and shobj_description(oid, 'pg_database') = '" + version + "'")) {
            return row.next();
        }
    }

    private void run(Path script, String text) {
        try (Connection connection = connect(sample);
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        } catch (SQLException e) {
            throw new SyncException(
                    ErrorCode.INPUT_UNREADABLE, script + ": expected SQL that can be run, found " + e.getMessage(), e);
        }
    }

    private static String read(Path script) {
        try {
            return Files.readString(script);
        } catch (IOException e) {
            throw new SyncException(
                    ErrorCode.INPUT_UNREADABLE,
                    script
                            + ": expected the sample of the staging database there, as in the product's directory, found "
                            + "nothing that can be read. Run the command there, or set ERP_DB_URL",
                    e);
        }
    }

    private static Connection connect(Access access) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", String.valueOf(access.user()));
        properties.setProperty("password", String.valueOf(access.password()));
        return DriverManager.getConnection(access.url(), properties);
    }
}
