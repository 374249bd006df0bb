package dev.customersync.push;

import dev.customersync.decision.Decision;
import dev.customersync.decision.RowDecision;
import dev.customersync.http.CallFailedException;
import dev.customersync.http.Exchange;
import dev.customersync.outcome.Action;
import dev.customersync.outcome.Failure;
import dev.customersync.outcome.Outcome;
import dev.customersync.outcome.RawRow;
import dev.customersync.outcome.Status;
import dev.customersync.problem.ErrorCode;
import dev.customersync.record.RemoteRecord;
import dev.customersync.target.Receipt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words for what became of a row. Pure. */
final class Outcomes {
    private Outcomes() {}

    static Outcome created(RowDecision row, @Nullable String remoteId, Exchange exchange) {
        return outcome(row, Action.CREATE, Status.CREATED, remoteId, List.of(), null, exchange);
    }

    static Outcome updated(RowDecision row, Decision.Patch patch, Receipt receipt) {
        return outcome(
                row,
                Action.PATCH,
                Status.UPDATED,
                receipt.remoteId(),
                patch.difference().paths(),
                warning(patch.adopted()),
                receipt.exchange());
    }

    static Outcome unchanged(RowDecision row, @Nullable String remoteId) {
        return outcome(row, Action.NONE, Status.UNCHANGED, remoteId, List.of(), null, Exchange.NONE);
    }

    static Outcome adopted(RowDecision row, RemoteRecord adopted) {
        return outcome(
                row, Action.NONE, Status.ADOPTED, adopted.remoteId(), List.of(), warning(adopted), Exchange.NONE);
    }

    static Outcome invalid(RowDecision row, Decision.Invalid invalid) {
        return withoutCall(row, Status.INVALID, Failure.of(invalid.problems()));
    }

    static Outcome duplicate(RowDecision row, Decision.Duplicate duplicate) {
        return withoutCall(
                row,
                Status.DUPLICATE,
                new Failure(
                        ErrorCode.DUPLICATE,
                        "reference_id",
                        "reference_id: " + row.key() + " was already given in " + duplicate.first()));
    }

    static Outcome blocked(RowDecision row) {
        return withoutCall(
                row,
                Status.BLOCKED,
                new Failure(
                        ErrorCode.CUSTOMER_MISSING,
                        "customer_reference_id",
                        "customer_reference_id: expected a customer that the target holds, found none for \""
                                + row.key().customerReferenceId() + "\""));
    }

    static Outcome failed(RowDecision row, Decision.Failed failed) {
        return withoutCall(row, Status.FAILED, Failure.of(List.of(failed.problem())));
    }

    static Outcome stillInFlight(RowDecision row) {
        return withoutCall(
                row,
                Status.UNKNOWN,
                Failure.of(
                        ErrorCode.NO_CLEAR_ANSWER,
                        "an earlier create of " + row.key() + " got no clear answer, and looking it up failed too"));
    }

    static Outcome failed(RowDecision row, Action action, CallFailedException failure, @Nullable String remoteId) {
        return outcome(row, action, Status.FAILED, remoteId, List.of(), failure(failure), failure.exchange());
    }

    static Outcome unknown(RowDecision row, CallFailedException failure, String finding) {
        return outcome(
                row,
                Action.CREATE,
                Status.UNKNOWN,
                null,
                List.of(),
                Failure.of(ErrorCode.NO_CLEAR_ANSWER, failure.getMessage() + "; " + finding),
                failure.exchange());
    }

    static Outcome deleted(RowDecision row, Decision.Delete delete, Exchange exchange) {
        return outcome(row, Action.DELETE, Status.DELETED, delete.remoteId(), List.of(), null, exchange);
    }

    static Outcome notDeleted(RowDecision row, Decision.Delete delete, CallFailedException failure) {
        return outcome(
                row,
                Action.DELETE,
                Status.DELETE_FAILED,
                delete.remoteId(),
                List.of(),
                failure(failure),
                failure.exchange());
    }

    private static Failure failure(CallFailedException failure) {
        return new Failure(failure.code(), String.join(";", failure.fields()), String.valueOf(failure.getMessage()));
    }

    private static @Nullable Failure warning(@Nullable RemoteRecord adopted) {
        return adopted == null || adopted.active()
                ? null
                : Failure.of(
                        ErrorCode.INACTIVE,
                        "the target holds the record as inactive; it was adopted and stays inactive");
    }

    private static Outcome withoutCall(RowDecision row, Status status, Failure failure) {
        return outcome(row, Action.NONE, status, null, List.of(), failure, Exchange.NONE);
    }

    private static Outcome outcome(
            RowDecision row,
            Action action,
            Status status,
            @Nullable String remoteId,
            List<String> changedFields,
            @Nullable Failure failure,
            Exchange exchange) {
        return new Outcome(
                row.row().position(),
                row.key().entity(),
                row.key().customerReferenceId(),
                row.key().referenceId(),
                action,
                status,
                remoteId,
                changedFields,
                failure,
                exchange,
                status.isRejected() ? RawRow.of(row.row()) : null);
    }
}
