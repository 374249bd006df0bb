package dev.customersync.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.customersync.decision.AddressRow;
import dev.customersync.decision.Decision;
import dev.customersync.decision.Difference;
import dev.customersync.decision.RowDecision;
import dev.customersync.http.Exchange;
import dev.customersync.outcome.Action;
import dev.customersync.outcome.Failure;
import dev.customersync.outcome.Outcome;
import dev.customersync.outcome.RawRow;
import dev.customersync.outcome.Status;
import dev.customersync.problem.ErrorCode;
import dev.customersync.record.EntityType;
import dev.customersync.record.Payload;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RemoteRecord;
import dev.customersync.source.Header;
import dev.customersync.source.Position;
import dev.customersync.source.Row;
import dev.customersync.state.StateChange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AddressOutcomesTests {
    private static final Header HEADER =
            new Header("addresses.csv", List.of("customer_reference_id", "reference_id"), ',');
    private static final RecordKey CUSTOMER = RecordKey.customer("C-1");
    private static final Exchange EXCHANGE = new Exchange(201, 2, Duration.ofMillis(30), "req-1");
    private static final List<AddressRow> ROWS =
            List.of(row("A-1", 2, "r-1"), row("A-2", 3, "r-2"), row("A-3", 4, null));

    @Test
    void withACreatedCustomerAllAreCreatedUnderTheIdsOfTheAnswer() {
        StateChange change = new StateChange(
                CUSTOMER, "c", Map.of("addresses/A-1", "x-1", "addresses/A-3", "x-3"), Payload.EMPTY, null, 1L);

        List<Outcome> outcomes = AddressOutcomes.of(
                decision(new Decision.Blocked()),
                customer(Action.CREATE, Status.CREATED, null),
                new Result.Save(change));

        assertThat(outcomes)
                .extracting(Outcome::referenceId, Outcome::status, Outcome::remoteId)
                .containsExactly(
                        tuple("A-1", Status.CREATED, "x-1"),
                        tuple("A-2", Status.CREATED, "r-2"),
                        tuple("A-3", Status.CREATED, "x-3"));
        assertThat(outcomes).extracting(Outcome::exchange).containsOnly(EXCHANGE);
    }

    @Test
    void ofAPatchEachRowSaysWhatBecameOfItsOwnAddress() {
        List<Outcome> outcomes =
                AddressOutcomes.of(decision(patch(null)), customer(Action.PATCH, Status.UPDATED, null), null);

        assertThat(outcomes)
                .containsExactly(
                        outcome(2, "A-1", Action.PATCH, Status.UPDATED, "r-1", List.of("city"), null, EXCHANGE),
                        outcome(3, "A-2", Action.NONE, Status.UNCHANGED, "r-2", List.of(), null, Exchange.NONE),
                        outcome(4, "A-3", Action.CREATE, Status.CREATED, null, List.of(), null, EXCHANGE));
    }

    @Test
    void ofAnAdoptedCustomersPatchAnAddressThatIsTheSameIsAdopted() {
        RemoteRecord remote = new RemoteRecord("c", Payload.EMPTY, Map.of(), true);

        assertThat(AddressOutcomes.of(decision(patch(remote)), customer(Action.PATCH, Status.UPDATED, null), null))
                .extracting(Outcome::status)
                .containsExactly(Status.UPDATED, Status.ADOPTED, Status.CREATED);
    }

    @Test
    void aRefusedPatchFailsTheRowsThatItWasForWithTheCustomersErrorAndTheirCells() {
        Failure refused = new Failure(ErrorCode.REFUSED, "phone;addresses[A-1].city", "the target refused it");

        List<Outcome> outcomes =
                AddressOutcomes.of(decision(patch(null)), customer(Action.PATCH, Status.FAILED, refused), null);

        assertThat(outcomes)
                .extracting(Outcome::status)
                .containsExactly(Status.FAILED, Status.UNCHANGED, Status.FAILED);
        assertThat(outcomes.get(0))
                .isEqualTo(new Outcome(
                        new Position("addresses.csv", 2),
                        EntityType.ADDRESS,
                        "C-1",
                        "A-1",
                        Action.PATCH,
                        Status.FAILED,
                        "r-1",
                        List.of(),
                        new Failure(
                                ErrorCode.REFUSED,
                                "addresses[A-1].city",
                                "with its customer C-1: the target refused it"),
                        EXCHANGE,
                        new RawRow(HEADER.columns(), List.of("C-1", "A-1"), ',')));
    }

    @Test
    void ofACustomerWithoutARowOnlyTheAddressRowsGetOutcomes() {
        RowDecision decision = RowDecision.ofAddresses(CUSTOMER, patch(null), ROWS);

        Result result = Result.of(decision, customer(Action.PATCH, Status.UPDATED, null), null);

        assertThat(result.outcomes()).hasSize(3).allMatch(outcome -> outcome.entity() == EntityType.ADDRESS);
    }

    private static AddressRow row(String key, long line, @Nullable String remoteId) {
        Row row = new Row(new Position("addresses.csv", line), HEADER, List.of("C-1", key), List.of());
        return new AddressRow(row, new RecordKey(EntityType.ADDRESS, "C-1", key), remoteId);
    }

    private static RowDecision decision(Decision decision) {
        Row row = new Row(new Position("customers.csv", 2), HEADER, List.of(), List.of());
        return new RowDecision(row, CUSTOMER, decision, ROWS, true);
    }

    /** A-1 has moved, A-2 is the same, A-3 is new. */
    private static Decision.Patch patch(@Nullable RemoteRecord adopted) {
        Difference difference = Difference.between(
                addresses(address("A-1", "Berlin"), address("A-2", "Berlin")),
                addresses(address("A-1", "Hamburg"), address("A-2", "Berlin"), address("A-3", "Kiel")));
        return new Decision.Patch("c", null, difference, null, Map.of(), 1L, adopted);
    }

    private static Payload addresses(Payload... addresses) {
        return Payload.EMPTY.with(Payload.ADDRESSES, List.of(addresses));
    }

    private static Payload address(String key, String city) {
        return Payload.of(Map.of("reference_id", key, "type", "billing", "city", city));
    }

    private static Outcome customer(Action action, Status status, @Nullable Failure failure) {
        return new Outcome(
                new Position("customers.csv", 2),
                EntityType.CUSTOMER,
                "",
                "C-1",
                action,
                status,
                "c",
                List.of(),
                failure,
                EXCHANGE,
                null);
    }

    private static Outcome outcome(
            long line,
            String key,
            Action action,
            Status status,
            @Nullable String remoteId,
            List<String> changedFields,
            @Nullable Failure failure,
            Exchange exchange) {
        return new Outcome(
                new Position("addresses.csv", line),
                EntityType.ADDRESS,
                "C-1",
                key,
                action,
                status,
                remoteId,
                changedFields,
                failure,
                exchange,
                null);
    }
}
