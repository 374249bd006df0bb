package dev.customersync.decision;

import dev.customersync.problem.Problem;
import dev.customersync.record.EntityRecord;
import dev.customersync.record.Payload;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import dev.customersync.source.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be done with a row. */
public sealed interface Decision {

    /** The target does not hold the record: create it. */
    record Create(EntityRecord record, @Nullable String parentRemoteId, RowHash hash) implements Decision {}

    /** The target holds other values: send those that differ. */
    record Patch(
            RecordKey key,
            String remoteId,
            @Nullable String parentRemoteId,
            Difference difference,
            RowHash hash,
            @Nullable Adoption adoption)
            implements Decision {}

    /** The target already held the record before us, and it says the same. */
    record Adopt(RecordKey key, Payload whole, RowHash hash, Adoption adoption) implements Decision {}

    /** The target holds just what the row says. */
    record Unchanged(
            RecordKey key,
            @Nullable String remoteId,
            @Nullable RowHash newHash) implements Decision {}

    /** The row cannot be sent. */
    record Invalid(List<Problem> problems) implements Decision {}

    /** A valid row before this one in the run's inputs has the same key. */
    record Duplicate(RecordKey key, Position first) implements Decision {}

    /** The record's customer has no remote id. */
    record Blocked(RecordKey key) implements Decision {}

    /** The target holds several records of this key: none of them can be taken for ours. */
    record Ambiguous(RecordKey key, List<String> remoteIds) implements Decision {}
}
