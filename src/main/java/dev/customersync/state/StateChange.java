package dev.customersync.state;

import dev.customersync.record.Payload;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the target is now known to hold of one record; replaces all that was known before.
 *
 * @param remoteParts remote ids of nested elements by path, those that stayed the same included
 * @param payload all that was sent so far, the last sending included
 * @param rowHash of the row that says the same as the payload; null when none is known to
 * @param createdByRun the run that created the record, be it an earlier one; null when it was adopted
 */
public record StateChange(
        RecordKey key,
        String remoteId,
        Map<String, String> remoteParts,
        Payload payload,
        @Nullable RowHash rowHash,
        @Nullable Long createdByRun) {}
