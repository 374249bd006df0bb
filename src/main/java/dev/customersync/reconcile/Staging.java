package dev.customersync.reconcile;

import java.sql.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Temporary tables, and the one connection that sees them. They go with it, whatever the process dies of, and a database that another
 * process serves allows them as well. Payloads are kept as text, since jsonb refuses what JSON allows. For one thread.
 */
final class Staging implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Staging.class);

    private final DataSource pool;
    private final Connection connection;
    private final JdbcClient jdbc;

    private Staging(DataSource pool, Connection connection) {
        this.pool = pool;
        this.connection = connection;
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    /** Makes the tables, empty. */
    static Staging open(DataSource pool) {
        Staging staging = new Staging(pool, DataSourceUtils.getConnection(pool));
        try {
            staging.makeTables();
            return staging;
        } catch (DataAccessException e) {
            staging.close();
            throw e;
        }
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** The time by the database's clock. */
    Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    private void makeTables() {
        dropTables();
        // Whoever reads a list may be told of a record twice: the key keeps one.
        jdbc.sql("""
                create temporary table reconcile_remote (
                    seq bigint generated always as identity,
                    entity text collate "C" not null,
                    owner_remote_id text collate "C" not null,
                    remote_id text collate "C" not null,
                    reference_id text collate "C",
                    known_as text collate "C",
                    payload text not null,
                    parts text not null,
                    active boolean not null,
                    primary key (entity, owner_remote_id, remote_id))
                """).update();
        jdbc.sql("""
                create temporary table reconcile_source (
                    entity text collate "C" not null,
                    customer_reference_id text collate "C" not null,
                    reference_id text collate "C" not null,
                    customer text collate "C" not null,
                    position text not null,
                    payload text not null,
                    primary key (entity, customer_reference_id, reference_id))
                """).update();
        jdbc.sql("""
                create temporary table reconcile_fault (
                    seq bigint generated always as identity primary key,
                    entity text not null,
                    customer_reference_id text not null,
                    reference_id text not null,
                    position text not null,
                    message text not null)
                """).update();
        jdbc.sql("""
                create temporary table reconcile_customer (reference_id text collate "C" primary key)
                """).update();
    }

    private void dropTables() {
        jdbc.sql("""
                drop table if exists pg_temp.reconcile_remote, pg_temp.reconcile_source, pg_temp.reconcile_fault,
                    pg_temp.reconcile_customer
                """).update();
    }

    /** Drops the tables and gives the connection back. */
    @Override
    public void close() {
        try {
            dropTables();
        } catch (DataAccessException e) {
            log.debug("The temporary tables go with their connection", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, pool);
        }
    }
}
