package dev.customersync.reconcile;

import dev.customersync.record.RecordKey;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was found of one record.
 *
 * @param key parts of it are empty where nobody gives them
 * @param remoteId null when it is not at the target
 * @param fields the values that are not the same everywhere
 * @param source where its row stands; null when the source has none, or was not given
 * @param feed the stream of inputs that last brought it; null when it was never synchronised
 * @param active whether it is active at the target; null when it is not there
 * @param message what a person should know beyond that; empty when there is nothing
 */
record RecordFinding(
        RecordKey key,
        Finding finding,
        @Nullable String remoteId,
        List<FieldFinding> fields,
        @Nullable String source,
        @Nullable String feed,
        @Nullable Boolean active,
        String message) {

    String editedFields() {
        return paths(FieldFinding::edited);
    }

    String changedFields() {
        return paths(FieldFinding::ahead);
    }

    private String paths(Predicate<FieldFinding> which) {
        return fields.stream().filter(which).map(FieldFinding::path).collect(Collectors.joining(";"));
    }
}
