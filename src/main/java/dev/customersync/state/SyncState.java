package dev.customersync.state;

import dev.customersync.record.Payload;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the target holds of one record as far as we know.
 *
 * @param remoteId null as long as the status is IN_FLIGHT
 * @param remoteParts remote ids of nested elements by path, such as {@code addresses/C-100-billing}
 * @param rowHash of the row that gave this state; null when no row has been found to say the same as the payload
 * @param payload what was last sent; parsed only when asked for, since most rows are unchanged
 * @param createdByRun the run that created the record; null when it was adopted
 * @param confirmed of a record IN_FLIGHT: whether the target has said that it created it, without saying under which id
 */
public record SyncState(
        RecordKey key,
        @Nullable String remoteId,
        Map<String, String> remoteParts,
        StateStatus status,
        @Nullable RowHash rowHash,
        Supplier<Payload> payload,
        @Nullable Long createdByRun,
        boolean confirmed) {}
