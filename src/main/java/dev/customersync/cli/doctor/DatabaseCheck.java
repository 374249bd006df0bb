package dev.customersync.cli.doctor;

import dev.customersync.database.DatabaseSettings;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;

/** The database: whether it can be reached, and whether this user may make tables there. */
final class DatabaseCheck implements Check {
    static final String NAME = "database";

    private final ApplicationContext application;

    DatabaseCheck(ApplicationContext application) {
        this.application = application;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(SettingsCheck.NAME);
    }

    @Override
    public List<Finding> examine() throws SQLException {
        DatabaseSettings settings = application.getBean(DatabaseSettings.class);
        String url = settings.db().url();
        try (Connection connection = application.getBean(DataSource.class).getConnection()) {
            DatabaseMetaData data = connection.getMetaData();
            String where = url == null || url.isBlank()
                    ? "embedded in " + settings.dataDir()
                    : "as user '" + data.getUserName() + "'";
            String found = "PostgreSQL " + data.getDatabaseProductVersion() + ", " + where;
            return List.of(
                    mayCreateTables(connection)
                            ? Finding.ok(NAME, found)
                            : Finding.fail(
                                    NAME,
                                    found + "; this user may not make tables, and each run makes one",
                                    "As the database's owner: grant create, usage on schema " + connection.getSchema()
                                            + " to \"" + data.getUserName() + "\""));
        }
    }

    private static boolean mayCreateTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet may = statement.executeQuery(
                        "select coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)")) {
            return may.next() && may.getBoolean(1);
        }
    }
}
