package dev.customersync.push;

import dev.customersync.decision.Decision;
import dev.customersync.decision.RowDecision;
import dev.customersync.http.Exchange;
import dev.customersync.record.RowHash;
import org.jspecify.annotations.Nullable;

/** What comes of decisions that need no call. Pure. */
final class WithoutCall {
    private WithoutCall() {}

    /** The result; null when the target has to be called for it. */
    static @Nullable Result result(RowDecision row) {
        Decision decision = row.decision();
        if (decision instanceof Decision.Unchanged unchanged) {
            RowHash newHash = unchanged.newHash();
            return Result.of(
                    row,
                    Outcomes.unchanged(row, unchanged.remoteId()),
                    newHash == null ? null : new Result.KeepHash(row.key(), newHash));
        } else if (decision instanceof Decision.Adopt adopt) {
            return RowPush.adopted(row, adopt);
        } else if (decision instanceof Decision.Invalid invalid) {
            return Result.of(row, Outcomes.invalid(row, invalid), null);
        } else if (decision instanceof Decision.Duplicate duplicate) {
            return Result.of(row, Outcomes.duplicate(row, duplicate), null);
        } else if (decision instanceof Decision.Blocked) {
            return Result.of(row, Outcomes.blocked(row), null);
        } else if (decision instanceof Decision.Failed failed) {
            return Result.of(row, Outcomes.failed(row, failed), null);
        } else if (decision instanceof Decision.InFlight) {
            return Result.of(row, Outcomes.stillInFlight(row), null);
        } else if (decision instanceof Decision.AlreadyCreated created) {
            return Result.of(row, Outcomes.created(row, created.remoteId(), Exchange.NONE), null);
        }
        return null;
    }
}
