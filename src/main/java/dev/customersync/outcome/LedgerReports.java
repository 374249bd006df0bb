package dev.customersync.outcome;

import dev.customersync.problem.ErrorCode;
import dev.customersync.record.EntityType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ledger as the reports need it: whole runs, in the order of their rows, in bounded memory. Rows that were read and not
 * attempted are among them. Thread-safe; throws Spring's {@link org.springframework.dao.DataAccessException} when the database
 * fails.
 */
public final class LedgerReports {
    private static final int FETCH_SIZE = 1_000;

    // COPY takes no parameters, so what goes into the texts is numbers and constants of ours.
    private static final String RECORDED = """
            select run_id, source, line, entity, customer_reference_id, reference_id, action, status, remote_id,
                changed_fields, error_code, error_field, message, http_status, attempts, duration_ms, request_id, raw
            from row_outcome where run_id = %1$d and entity = '%2$s'
            """;
    private static final String ALL = RECORDED
            + """
            union all
            select run_id, source, line, entity, customer_reference_id, reference_id, 'NONE', 'NOT_ATTEMPTED', null,
                null, '%1$s', '', '%2$s', null, 0, 0, null, raw
            from not_attempted where run_id = %%1$d and entity = '%%2$s'
            """.formatted(quoted(Failure.NOT_ATTEMPTED.code().code()), quoted(Failure.NOT_ATTEMPTED.message()));
    private static final String REJECTED = """
            select source, line, entity, customer_reference_id, reference_id, action, status, remote_id,
                changed_fields, error_code, error_field, message, http_status, attempts, duration_ms, request_id, raw
            from row_outcome
            where run_id = %%1$d and entity = '%%2$s' and %s
            order by source, line
            """.formatted(OutcomeRows.IS_REJECTED);

    private final JdbcTemplate template;
    private final TransactionTemplate transaction;

    /**
     * @param transactions the manager of that data source
     */
    public LedgerReports(DataSource dataSource, PlatformTransactionManager transactions) {
        this.template = new JdbcTemplate(dataSource);
        this.template.setFetchSize(FETCH_SIZE);
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Hands over all rows of one entity, ordered by source and line. */
    public void forEach(long runId, EntityType entity, Consumer<Outcome> consumer) {
        stream(ALL.formatted(runId, entity.label()) + " order by source, line", consumer);
    }

    /** Hands over the {@linkplain Status#isRejected() rejected} rows of one entity, ordered by source and line. */
    public void forEachRejected(long runId, EntityType entity, Consumer<Outcome> consumer) {
        stream(REJECTED.formatted(runId, entity.label()), consumer);
    }

    private void stream(String sql, Consumer<Outcome> consumer) {
        RowCallbackHandler handler = row -> consumer.accept(OutcomeRows.outcome(row));
        // The driver reads by portions only inside a transaction; else the whole result is held in memory.
        transaction.executeWithoutResult(status -> template.query(sql, handler));
    }

    /**
     * Writes all rows of a run as CSV, customers first, then addresses, then contacts, each ordered by source and line: a
     * header line, UTF-8, lines ending in LF, cells quoted where needed. The database does the formatting, which makes this
     * the fast way for many rows.
     *
     * @param out is not closed
     * @throws UncheckedIOException when {@code out} does not take it
     */
    public void writeCsv(long runId, OutputStream out) {
        PatientOutputStream patient = new PatientOutputStream(out);
        transaction.executeWithoutResult(status -> {
            // The primary key has the rows in their order. Left to choose, the planner sorts, since it believes a run
            // that it has no statistics of to be small.
            template.execute("set local enable_sort = off");
            boolean header = true;
            for (EntityType entity : EntityType.values()) {
                copyOut(
                        "copy (" + csvSelect(runId, entity) + ") to stdout (format csv, header " + header + ")",
                        patient);
                header = false;
            }
        });
        patient.throwFailure();
    }

    private void copyOut(String sql, PatientOutputStream out) {
        template.execute((ConnectionCallback<Long>) connection -> {
            try {
                return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, out);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });
    }

    private String csvSelect(long runId, EntityType entity) {
        // Together with others the rows would have to be sorted.
        String rows = anyNotAttempted(runId, entity) ? ALL : RECORDED;
        return """
                select o.run_id, o.source, o.line, o.entity, nullif(o.customer_reference_id, '') as customer_reference_id,
                    nullif(o.reference_id, '') as reference_id, o.action, o.status, o.remote_id, o.changed_fields, o.error_code,
                    nullif(o.error_field, '') as error_field, o.message,
                    case when o.error_code is not null then (select h.hint from (values %s) h(code, hint) where h.code = o.error_code) end
                        as hint,
                    o.http_status, o.attempts, o.duration_ms
                from (%s) o
                order by o.source, o.line
                """.formatted(hints(), rows.formatted(runId, entity.label()));
    }

    private boolean anyNotAttempted(long runId, EntityType entity) {
        return Boolean.TRUE.equals(template.queryForObject(
                "select exists (select 1 from not_attempted where run_id = ? and entity = ?)",
                Boolean.class,
                runId,
                entity.label()));
    }

    private static String hints() {
        return Arrays.stream(ErrorCode.values())
                .map(code -> "('" + quoted(code.code()) + "', '" + quoted(code.hint()) + "')")
                .collect(Collectors.joining(", "));
    }

    private static String quoted(String text) {
        return text.replace("'", "''");
    }
}
