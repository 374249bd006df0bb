package dev.customersync.source.erp;

import dev.customersync.database.Access;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that is PostgreSQL's own in reading a staging database; everything else here is JDBC and standard SQL. Stateless. */
final class Postgres {
    private static final String PREFIX = "jdbc:postgresql:";
    private static final String CONNECT_TIMEOUT_SECONDS = "10";
    private static final String ZONED = "timestamptz";
    private static final String WRITES = "25006";
    private static final String CONNECTION_CLASS = "08";
    /** Server stopped, crashed, starting or full; session ended for being idle or too long. */
    private static final Set<String> NO_SESSION = Set.of("57P01", "57P02", "57P03", "57P05", "25P03", "25P04", "53300");

    /**
     * A new session that reads only.
     *
     * @throws SyncException ({@link ErrorCode#ERP_DATABASE}) when the URL is none of PostgreSQL's
     */
    Connection connect(Access access) throws SQLException {
        if (!access.url().startsWith(PREFIX) || org.postgresql.Driver.parseURL(access.url(), null) == null) {
            throw new SyncException(
                    ErrorCode.ERP_DATABASE,
                    "ERP_DB_URL: expected a URL like " + PREFIX + "//host:5432/database, found " + access);
        }
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "customer-sync");
        properties.setProperty("connectTimeout", CONNECT_TIMEOUT_SECONDS);
        properties.setProperty("loginTimeout", CONNECT_TIMEOUT_SECONDS);
        properties.setProperty("tcpKeepAlive", "true");
        // The session as a whole, and not just transactions that we begin.
        properties.setProperty("readOnlyMode", "always");
        if (access.user() != null) {
            properties.setProperty("user", access.user());
        }
        if (access.password() != null) {
            properties.setProperty("password", access.password());
        }
        return DriverManager.getConnection(access.url(), properties);
    }

    /** Gives a parameter as text, to be read as whatever it is compared with. */
    void bind(PreparedStatement statement, int parameter, String text) throws SQLException {
        statement.setObject(parameter, text, Types.OTHER);
    }

    /** Whether the values of a column of timestamps are moments. */
    boolean isZoned(ResultSetMetaData columns, int column) throws SQLException {
        return ZONED.equals(columns.getColumnTypeName(column));
    }

    /** What a column could be a watermark of; null for nothing. */
    @Nullable WatermarkType watermarkType(ResultSetMetaData columns, int column) throws SQLException {
        return switch (columns.getColumnType(column)) {
            case Types.TIMESTAMP -> isZoned(columns, column) ? WatermarkType.INSTANT : WatermarkType.LOCAL_TIME;
            case Types.TIMESTAMP_WITH_TIMEZONE -> WatermarkType.INSTANT;
            case Types.DATE -> WatermarkType.LOCAL_TIME;
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.NUMERIC, Types.DECIMAL -> WatermarkType.COUNTER;
            default -> null;
        };
    }

    /** Whether the session is gone, so that another one may do better. */
    boolean isLost(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith(CONNECTION_CLASS) || NO_SESSION.contains(state));
    }

    /** What is wrong with reading that relation, for people. */
    SyncException explained(Relation relation, SQLException failure) {
        String expected = WRITES.equals(failure.getSQLState())
                ? ": expected what only reads, as the session is read only; found that it writes: "
                : ": expected what the ERP database can read, found: ";
        return new SyncException(
                ErrorCode.ERP_QUERY, relation.property() + " (" + relation.name() + ")" + expected + words(failure));
    }

    /** The server's message without the place in SQL that nobody has written. */
    String words(SQLException failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("Position:") && !line.startsWith("Where:"))
                .collect(Collectors.joining(" "));
    }
}
