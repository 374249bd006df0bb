package dev.customersync.outcome;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A ledger for what is decided and not done: temporary tables of one connection, which nobody else sees and which go with it, whatever
 * dies. What earlier runs have left is read where it is. For one thread.
 */
public final class ScratchLedger implements AutoCloseable {
    /** Stands for the run that is only thought of: later than all there are. */
    public static final long RUN = Long.MAX_VALUE;

    public static final LedgerTables TABLES = new LedgerTables("planned_outcome", "planned_address", false);

    private static final Logger log = LoggerFactory.getLogger(ScratchLedger.class);

    private final DataSource pool;
    private final Connection connection;
    private final SingleConnectionDataSource dataSource;

    private ScratchLedger(DataSource pool, Connection connection) {
        this.pool = pool;
        this.connection = connection;
        this.dataSource = new SingleConnectionDataSource(connection, true);
    }

    /**
     * Takes a connection of the pool for itself.
     *
     * @throws org.springframework.dao.DataAccessException when the database does not allow temporary tables
     */
    public static ScratchLedger open(DataSource pool) {
        ScratchLedger scratch = new ScratchLedger(pool, DataSourceUtils.getConnection(pool));
        try {
            scratch.execute("create temporary table %s (like row_outcome including all)".formatted(TABLES.outcomes()));
            scratch.execute("create temporary table %s (like staged_address including all)".formatted(TABLES.staged()));
            return scratch;
        } catch (RuntimeException e) {
            scratch.release();
            throw e;
        }
    }

    /** Sees the temporary tables and all others. */
    public DataSource dataSource() {
        return dataSource;
    }

    public Ledger ledger() {
        return new Ledger(dataSource, TABLES);
    }

    public StagedAddresses staged() {
        return new StagedAddresses(dataSource, TABLES);
    }

    /** The rows of earlier runs that are outstanding, but for what is decided on anew. */
    public Outstanding outstanding() {
        return new Outstanding(JdbcClient.create(dataSource), TABLES);
    }

    private void execute(String sql) {
        new JdbcTemplate(dataSource).execute(sql);
    }

    @Override
    public void close() {
        try {
            execute("drop table " + TABLES.outcomes() + ", " + TABLES.staged());
        } catch (RuntimeException e) {
            log.debug("The temporary tables went with their connection", e);
        }
        release();
    }

    private void release() {
        try {
            DataSourceUtils.doReleaseConnection(connection, pool);
        } catch (SQLException e) {
            log.debug("The connection is lost", e);
        }
    }
}
