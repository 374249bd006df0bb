package dev.customersync.outcome;

import dev.customersync.problem.ErrorCode;
import dev.customersync.record.EntityType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A run's ledger summed up, by the database, for people: what went wrong how often, and what was changed. Thread-safe; throws
 * Spring's {@link org.springframework.dao.DataAccessException} when the database fails.
 */
public final class LedgerDigest {
    private static final int FETCH_SIZE = 1_000;
    private static final String WITHOUT_RAW = """
            select source, line, entity, customer_reference_id, reference_id, action, status, remote_id, changed_fields,
                error_code, error_field, message, http_status, attempts, duration_ms, request_id, null as raw
            from row_outcome
            """;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    /**
     * Rows of one kind.
     *
     * @param code why they ended so
     */
    public record ErrorCount(ErrorCode code, EntityType entity, Status status, long rows) {}

    /**
     * How often a field was patched.
     *
     * @param field its path
     */
    public record FieldCount(EntityType entity, String field, long rows) {}

    /**
     * @param transactions the manager of that data source
     */
    public LedgerDigest(DataSource dataSource, PlatformTransactionManager transactions) {
        this.template = new JdbcTemplate(dataSource);
        this.template.setFetchSize(FETCH_SIZE);
        this.jdbc = JdbcClient.create(template);
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Why rows were {@linkplain Status#isRejected() rejected}, the most frequent first. */
    public List<ErrorCount> rejections(long runId) {
        return errors(runId, OutcomeRows.IS_REJECTED);
    }

    /**
     * What there was to be said of all else, warnings of rows that succeeded and deletions that did not, the most frequent first. Reads
     * the whole run.
     */
    public List<ErrorCount> remarks(long runId) {
        return errors(runId, "error_code is not null and not (" + OutcomeRows.IS_REJECTED + ")");
    }

    private List<ErrorCount> errors(long runId, String condition) {
        return jdbc.sql("""
                        select error_code, entity, status, count(*) as rows from row_outcome
                        where run_id = :run and %s
                        group by error_code, entity, status order by rows desc, error_code, entity, status
                        """.formatted(condition))
                .param("run", runId)
                .query((row, number) -> new ErrorCount(
                        ErrorCode.ofCode(row.getString("error_code")),
                        entity(row),
                        Status.valueOf(row.getString("status")),
                        row.getLong("rows")))
                .list();
    }

    /**
     * The first rows that ended so, in the order of their positions, without their original cells.
     *
     * @param limit how many at most
     */
    public List<Outcome> examples(long runId, ErrorCount of, int limit) {
        String condition = of.status().isRejected() ? OutcomeRows.IS_REJECTED : "true";
        return jdbc.sql(WITHOUT_RAW + """
                        where run_id = :run and entity = :entity and status = :status and error_code = :code and %s
                        order by source, line limit :limit
                        """.formatted(condition))
                .param("run", runId)
                .param("entity", of.entity().label())
                .param("status", of.status().name())
                .param("code", of.code().code())
                .param("limit", limit)
                .query((row, number) -> OutcomeRows.outcome(row))
                .list();
    }

    /** Which fields were sent in patches that succeeded, the most frequent first. Reads the whole run. */
    public List<FieldCount> changedFields(long runId, int limit) {
        return jdbc.sql("""
                        select entity, field, sum(rows) as rows
                        from (select entity, changed_fields, count(*) as rows from row_outcome
                                where run_id = :run and status = 'UPDATED' group by entity, changed_fields) patches,
                            string_to_table(changed_fields, :separator) as field
                        group by entity, field order by rows desc, entity, field limit :limit
                        """)
                .param("run", runId)
                .param("separator", OutcomeRows.LIST_SEPARATOR)
                .param("limit", limit)
                .query((row, number) -> new FieldCount(entity(row), row.getString("field"), row.getLong("rows")))
                .list();
    }

    /**
     * Hands over the first rejected rows of one entity, ordered by source and line, without their original cells, and without
     * holding them.
     *
     * @param limit how many at most
     */
    public void forEachRejected(long runId, EntityType entity, int limit, Consumer<Outcome> consumer) {
        String sql = WITHOUT_RAW + " where run_id = ? and entity = ? and " + OutcomeRows.IS_REJECTED
                + " order by source, line limit ?";
        RowCallbackHandler handler = row -> consumer.accept(OutcomeRows.outcome(row));
        // The driver reads by portions only inside a transaction; else the whole result is held in memory.
        transaction.executeWithoutResult(status -> template.query(sql, handler, runId, entity.label(), limit));
    }

    private static EntityType entity(ResultSet row) throws SQLException {
        return EntityType.ofLabel(row.getString("entity"));
    }
}
