package dev.customersync.state;

import dev.customersync.record.EntityType;
import dev.customersync.record.Payload;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** How a state stands in a row of {@code sync_state}. */
final class StateRows {
    /** The columns that {@link #state(ResultSet)} reads. */
    static final String COLUMNS =
            "s.entity, s.customer_reference_id, s.reference_id, s.remote_id, s.remote_parts, s.status,"
                    + " s.row_hash, s.payload, s.created_by_run, s.confirmed";

    private StateRows() {}

    static SyncState state(ResultSet row) throws SQLException {
        return state(row, key(row));
    }

    /** The state of the record of that key, which need not be among the columns. */
    static SyncState state(ResultSet row, RecordKey key) throws SQLException {
        byte @Nullable [] hash = row.getBytes("row_hash");
        @Nullable String payload = row.getString("payload");
        Long createdByRun = row.getObject("created_by_run", Long.class);
        return new SyncState(
                key,
                row.getString("remote_id"),
                StateJson.readParts(row.getString("remote_parts")),
                StateStatus.valueOf(row.getString("status")),
                hash == null ? null : RowHash.of(hash),
                () -> payload(payload),
                createdByRun,
                row.getBoolean("confirmed"));
    }

    private static RecordKey key(ResultSet row) throws SQLException {
        return new RecordKey(
                EntityType.ofLabel(row.getString("entity")),
                row.getString("customer_reference_id"),
                row.getString("reference_id"));
    }

    private static Payload payload(@Nullable String json) {
        if (json == null) {
            throw new IllegalStateException("The payload was left out, as the row's hash is the state's");
        }
        return StateJson.readPayload(json);
    }
}
