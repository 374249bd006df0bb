package dev.customersync.push;

import dev.customersync.decision.AddressRow;
import dev.customersync.decision.Decision;
import dev.customersync.decision.FieldChange;
import dev.customersync.decision.RowDecision;
import dev.customersync.http.Exchange;
import dev.customersync.outcome.Action;
import dev.customersync.outcome.Failure;
import dev.customersync.outcome.Outcome;
import dev.customersync.outcome.RawRow;
import dev.customersync.outcome.Status;
import dev.customersync.record.Payload;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words for what became of address rows that were sent with their customer. Pure. */
final class AddressOutcomes {
    private AddressOutcomes() {}

    /**
     * The outcomes of a customer's address rows.
     *
     * @param customer the customer's outcome
     * @param effect what it means for the customer's state
     */
    static List<Outcome> of(RowDecision decision, Outcome customer, Result.@Nullable StateEffect effect) {
        Map<String, String> parts =
                effect instanceof Result.Held held ? held.change().remoteParts() : Map.of();
        return decision.addresses().stream()
                .map(address -> outcome(address, decision.decision(), customer, remoteId(address, parts)))
                .toList();
    }

    private static @Nullable String remoteId(AddressRow address, Map<String, String> parts) {
        String path = Payload.ADDRESSES + "/" + address.key().referenceId();
        return parts.containsKey(path) ? parts.get(path) : address.remoteId();
    }

    private static Outcome outcome(AddressRow address, Decision decision, Outcome customer, @Nullable String remoteId) {
        List<FieldChange> changes = decision instanceof Decision.Patch patch ? changes(address, patch) : List.of();
        boolean untouched = decision instanceof Decision.Patch && changes.isEmpty();
        if (untouched) {
            boolean adopted = ((Decision.Patch) decision).adopted() != null;
            return outcome(address, customer, Action.NONE, adopted ? Status.ADOPTED : Status.UNCHANGED, remoteId);
        }
        return switch (customer.status()) {
            case UPDATED ->
                isNew(address, changes)
                        ? outcome(address, customer, Action.CREATE, Status.CREATED, remoteId)
                        : updated(address, customer, remoteId, changes);
            case CREATED, UNCHANGED, ADOPTED ->
                outcome(address, customer, customer.action(), customer.status(), remoteId);
            default -> outcome(address, customer, customer.action(), customer.status(), address.remoteId());
        };
    }

    private static List<FieldChange> changes(AddressRow address, Decision.Patch patch) {
        String prefix = prefix(address);
        return patch.difference().changes().stream()
                .filter(change -> change.path().startsWith(prefix))
                .toList();
    }

    private static String prefix(AddressRow address) {
        return Payload.ADDRESSES + "[" + address.key().referenceId() + "].";
    }

    /** An address always has a type, so one that had none before was not there. */
    private static boolean isNew(AddressRow address, List<FieldChange> changes) {
        return address.remoteId() == null
                && changes.stream()
                        .anyMatch(change -> change.path().equals(prefix(address) + "type") && change.before() == null);
    }

    private static Outcome updated(
            AddressRow address, Outcome customer, @Nullable String remoteId, List<FieldChange> changes) {
        int prefix = prefix(address).length();
        List<String> fields =
                changes.stream().map(change -> change.path().substring(prefix)).toList();
        return new Outcome(
                address.row().position(),
                address.key().entity(),
                address.key().customerReferenceId(),
                address.key().referenceId(),
                Action.PATCH,
                Status.UPDATED,
                remoteId,
                fields,
                null,
                customer.exchange(),
                null);
    }

    private static Outcome outcome(
            AddressRow address, Outcome customer, Action action, Status status, @Nullable String remoteId) {
        return new Outcome(
                address.row().position(),
                address.key().entity(),
                address.key().customerReferenceId(),
                address.key().referenceId(),
                action,
                status,
                remoteId,
                List.of(),
                status.isRejected() ? failure(address, customer.failure()) : null,
                action == Action.NONE && !status.isRejected() ? Exchange.NONE : customer.exchange(),
                status.isRejected() ? RawRow.of(address.row()) : null);
    }

    /** Says whose failure it is; fields of the customer are none of the address row's. */
    private static @Nullable Failure failure(AddressRow address, @Nullable Failure ofCustomer) {
        if (ofCustomer == null) {
            return null;
        }
        String fields = Arrays.stream(ofCustomer.fields().split(";"))
                .filter(field -> field.startsWith(Payload.ADDRESSES))
                .collect(Collectors.joining(";"));
        return new Failure(
                ofCustomer.code(), fields, "with its " + address.key().owner() + ": " + ofCustomer.message());
    }
}
