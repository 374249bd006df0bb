package dev.customersync.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Looks many rows up by their keys in one round trip, by an index whatever the planner believes of the table: without statistics of
 * it, or with a plan from when it was small, it may else read the whole table for every call. Thread-safe; throws Spring's
 * {@link org.springframework.dao.DataAccessException} when the database fails.
 */
public final class IndexLookUp {
    // With a plain index scan, servers before 17 may leave an array condition on the last column out of the index's
    // conditions, and check all rows that the columns before it find. A bitmap scan never does.
    private static final String BY_INDEX =
            "select set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true);";

    private final JdbcTemplate template;

    public IndexLookUp(DataSource dataSource) {
        this.template = new JdbcTemplate(dataSource);
    }

    /**
     * Hands over the rows that are found. In a transaction that is under way the planner keeps to indexes until its end.
     *
     * @param sql a query of one table, whose conditions fit one index only
     * @param parameters in the order of the query's question marks
     */
    public void query(String sql, RowCallbackHandler row, Object... parameters) {
        template.execute(BY_INDEX + sql, (PreparedStatementCallback<Boolean>) statement -> {
            new ArgumentPreparedStatementSetter(parameters).setValues(statement);
            handOver(statement, row);
            return true;
        });
    }

    private static void handOver(PreparedStatement statement, RowCallbackHandler row) throws SQLException {
        statement.execute();
        statement.getMoreResults();
        try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
                row.processRow(rows);
            }
        }
    }
}
