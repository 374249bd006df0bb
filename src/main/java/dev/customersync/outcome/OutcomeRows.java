package dev.customersync.outcome;

import dev.customersync.http.Exchange;
import dev.customersync.problem.ErrorCode;
import dev.customersync.record.EntityType;
import dev.customersync.source.Position;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** How an outcome stands in a row of {@code row_outcome} or {@code not_attempted}. */
final class OutcomeRows {
    static final String OUTCOME_COLUMNS = " (run_id, entity, source, line, customer_reference_id, reference_id, raw,"
            + " action, status, remote_id, changed_fields, error_code, error_field, message, http_status, attempts,"
            + " duration_ms, request_id)";
    static final String NOT_ATTEMPTED_TABLE =
            "not_attempted (run_id, entity, source, line, customer_reference_id, reference_id, raw)";

    /** The rows that {@link Status#isRejected} is true of; spelled as the index is that finds them. */
    static final String IS_REJECTED = "status in ('INVALID', 'DUPLICATE', 'BLOCKED', 'FAILED', 'UNKNOWN')";

    static final String LIST_SEPARATOR = ";";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private OutcomeRows() {}

    static void putOutcome(CopyText copy, long runId, Outcome outcome) {
        Failure failure = outcome.failure();
        Exchange exchange = outcome.exchange();
        putRow(copy, runId, outcome)
                .put(outcome.action().name())
                .put(outcome.status().name())
                .put(outcome.remoteId())
                .put(outcome.changedFields().isEmpty() ? null : String.join(LIST_SEPARATOR, outcome.changedFields()))
                .put(failure == null ? null : failure.code().code())
                .put(failure == null ? null : failure.fields())
                .put(failure == null ? null : failure.message())
                .put(exchange.status())
                .put(exchange.attempts())
                .put(Math.min(exchange.duration().toMillis(), Integer.MAX_VALUE))
                .put(exchange.requestId())
                .endRow();
    }

    static void putNotAttempted(CopyText copy, long runId, Outcome outcome) {
        putRow(copy, runId, outcome).endRow();
    }

    private static CopyText putRow(CopyText copy, long runId, Outcome outcome) {
        RawRow raw = outcome.raw();
        return copy.put(runId)
                .put(outcome.entity().label())
                .put(outcome.position().source())
                .put(outcome.position().line())
                .put(outcome.customerReferenceId())
                .put(outcome.referenceId())
                .put(raw == null ? null : json(raw));
    }

    /** Reads a row with all the columns of {@link #OUTCOME_COLUMNS}. */
    static Outcome outcome(ResultSet row) throws SQLException {
        String changedFields = row.getString("changed_fields");
        return new Outcome(
                position(row),
                EntityType.ofLabel(row.getString("entity")),
                row.getString("customer_reference_id"),
                row.getString("reference_id"),
                Action.valueOf(row.getString("action")),
                Status.valueOf(row.getString("status")),
                row.getString("remote_id"),
                changedFields == null ? List.of() : List.of(changedFields.split(LIST_SEPARATOR)),
                failure(row),
                new Exchange(
                        row.getObject("http_status", Integer.class),
                        row.getInt("attempts"),
                        Duration.ofMillis(row.getInt("duration_ms")),
                        row.getString("request_id")),
                raw(row));
    }

    static Position position(ResultSet row) throws SQLException {
        return new Position(row.getString("source"), row.getLong("line"));
    }

    private static @Nullable Failure failure(ResultSet row) throws SQLException {
        String code = row.getString("error_code");
        return code == null
                ? null
                : new Failure(ErrorCode.ofCode(code), row.getString("error_field"), row.getString("message"));
    }

    private static @Nullable RawRow raw(ResultSet row) throws SQLException {
        String raw = row.getString("raw");
        return raw == null ? null : rawRow(raw);
    }

    static String json(RawRow raw) {
        return MAPPER.writeValueAsString(raw);
    }

    static RawRow rawRow(String json) {
        return MAPPER.readValue(json, RawRow.class);
    }
}
