package dev.customersync.plan;

import dev.customersync.decision.Decision;
import dev.customersync.decision.FieldChange;
import dev.customersync.decision.RowDecision;
import dev.customersync.outcome.Failure;
import dev.customersync.outcome.Outcome;
import dev.customersync.record.EntityType;
import dev.customersync.record.Payload;
import dev.customersync.record.RecordKey;
import dev.customersync.source.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record in a plan.
 *
 * @param position of its row; null when there is none, since the source has the record no more
 * @param remoteId its id at the target; null when it has none that we know of
 * @param changes of a patch, each field that differs
 * @param failure what is to be mended, or a warning; null when there is nothing to say
 */
public record PlannedRecord(
        PlanAction action,
        RecordKey key,
        @Nullable Position position,
        @Nullable String remoteId,
        List<FieldChange> changes,
        @Nullable Failure failure) {

    /** What is expected of one of the rows that a decision is about. */
    public static PlannedRecord of(RowDecision decision, Outcome outcome) {
        PlanAction action = PlanAction.of(outcome);
        RecordKey key = new RecordKey(outcome.entity(), outcome.customerReferenceId(), outcome.referenceId());
        return new PlannedRecord(
                action,
                key,
                action == PlanAction.DELETE ? null : outcome.position(),
                outcome.remoteId(),
                action == PlanAction.PATCH && decision.decision() instanceof Decision.Patch patch
                        ? changes(patch, key)
                        : List.of(),
                action == PlanAction.IN_FLIGHT ? null : outcome.failure());
    }

    /** Those of the patch; of an address row, which is sent with its customer, its own. */
    private static List<FieldChange> changes(Decision.Patch patch, RecordKey key) {
        List<FieldChange> all = patch.difference().changes();
        if (key.entity() != EntityType.ADDRESS) {
            return all;
        }
        String prefix = Payload.ADDRESSES + "[" + key.referenceId() + "].";
        return all.stream()
                .filter(change -> change.path().startsWith(prefix))
                .map(change ->
                        new FieldChange(change.path().substring(prefix.length()), change.before(), change.after()))
                .toList();
    }
}
