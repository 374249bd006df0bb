package dev.customersync.decision;

import dev.customersync.problem.Problem;
import dev.customersync.record.EntityRecord;
import dev.customersync.record.Payload;
import dev.customersync.record.RemoteRecord;
import dev.customersync.record.RowHash;
import dev.customersync.source.Position;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is to be done with a row. */
public sealed interface Decision {

    /**
     * The target does not hold the record: create it.
     *
     * @param record kept without its cleared fields, of which a new record has none
     * @param hash null when no row says all of the record
     */
    record Create(
            EntityRecord record,
            @Nullable String parentRemoteId,
            @Nullable RowHash hash) implements Decision {

        public Create {
            record = new EntityRecord(record.key(), record.payload().withoutCleared());
        }
    }

    /**
     * The target holds other values: send those that differ.
     *
     * @param hash null when no row says all of the record
     * @param remoteParts remote ids of nested elements by path, as known before
     * @param createdByRun the run that created the record; null when it was adopted
     * @param adopted the record as it was found, when it was found just now; else null
     */
    record Patch(
            String remoteId,
            @Nullable String parentRemoteId,
            Difference difference,
            @Nullable RowHash hash,
            Map<String, String> remoteParts,
            @Nullable Long createdByRun,
            @Nullable RemoteRecord adopted)
            implements Decision {}

    /** The target already held the record before us, and it says the same. */
    record Adopt(Payload whole, @Nullable RowHash hash, RemoteRecord adopted) implements Decision {}

    /** This run created the record before it was stopped, and had no time to write the row's outcome. */
    record AlreadyCreated(String remoteId) implements Decision {}

    /** A create of this record was announced, and whether it reached the target could not be found out yet. */
    record InFlight() implements Decision {}

    /**
     * The target holds just what the row says.
     *
     * @param newHash null when the row is the one that was last synchronised, so that there is nothing to remember
     */
    record Unchanged(@Nullable String remoteId, @Nullable RowHash newHash) implements Decision {}

    /** The row cannot be sent; {@code problems} are all that it has, at least one. */
    record Invalid(List<Problem> problems) implements Decision {}

    /** A valid row before this one in the run's inputs has the same key. */
    record Duplicate(Position first) implements Decision {}

    /** The record's customer has no remote id. */
    record Blocked() implements Decision {}

    /**
     * The source has the record no more: delete it.
     *
     * @param remoteParts remote ids of nested elements by path
     */
    record Delete(String remoteId, @Nullable String parentRemoteId, Map<String, String> remoteParts)
            implements Decision {}

    /** It cannot be told whether the target holds the record, so nothing may be sent. */
    record Failed(Problem problem) implements Decision {}
}
