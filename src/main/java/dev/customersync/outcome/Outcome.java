package dev.customersync.outcome;

import dev.customersync.http.Exchange;
import dev.customersync.record.EntityType;
import dev.customersync.source.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row.
 *
 * @param customerReferenceId as the row gives it; empty for a customer, or when the cell was blank
 * @param referenceId as the row gives it; empty when the cell was blank
 * @param remoteId the record's id at the target; null when it has none that we know of
 * @param changedFields the paths of the fields that were sent in a patch; empty for everything else
 * @param failure why the row did not succeed, or a warning; null when there is nothing to say
 * @param exchange what it took at the target; {@link Exchange#NONE} when no call was made
 * @param raw the row's original cells; null unless the status is {@linkplain Status#isRejected() rejected} or
 *     {@link Status#NOT_ATTEMPTED}
 */
public record Outcome(
        Position position,
        EntityType entity,
        String customerReferenceId,
        String referenceId,
        Action action,
        Status status,
        @Nullable String remoteId,
        List<String> changedFields,
        @Nullable Failure failure,
        Exchange exchange,
        @Nullable RawRow raw) {

    /** Of the target's last answer; null when there was none. */
    public @Nullable Integer httpStatus() {
        return exchange.status();
    }

    /** A row that was read, and that the run ended before. */
    public static Outcome notAttempted(
            Position position,
            EntityType entity,
            String customerReferenceId,
            String referenceId,
            @Nullable RawRow raw) {
        return new Outcome(
                position,
                entity,
                customerReferenceId,
                referenceId,
                Action.NONE,
                Status.NOT_ATTEMPTED,
                null,
                List.of(),
                Failure.NOT_ATTEMPTED,
                Exchange.NONE,
                raw);
    }
}
