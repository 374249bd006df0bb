package dev.customersync.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.decision.Decision;
import dev.customersync.decision.Difference;
import dev.customersync.decision.RowDecision;
import dev.customersync.http.CallFailedException;
import dev.customersync.http.CallFailedException.Effect;
import dev.customersync.http.Exchange;
import dev.customersync.outcome.Action;
import dev.customersync.outcome.Failure;
import dev.customersync.outcome.Outcome;
import dev.customersync.outcome.RawRow;
import dev.customersync.outcome.Status;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.Problem;
import dev.customersync.record.EntityType;
import dev.customersync.record.Payload;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RemoteRecord;
import dev.customersync.record.RowHash;
import dev.customersync.source.Header;
import dev.customersync.source.Position;
import dev.customersync.source.Row;
import dev.customersync.target.Receipt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutcomesTests {
    private static final RowHash HASH = RowHash.of(new byte[] {1});
    private static final Exchange EXCHANGE = new Exchange(422, 2, Duration.ofMillis(30), "req-1");
    private static final Position POSITION = new Position("contacts.csv", 5);
    private static final Row ROW = new Row(
            POSITION,
            new Header("contacts.csv", List.of("customer_reference_id", "reference_id"), ';'),
            List.of("C-1", "P-1"),
            List.of());
    private static final RawRow RAW =
            new RawRow(List.of("customer_reference_id", "reference_id"), List.of("C-1", "P-1"), ';');
    private static final Failure INACTIVE = new Failure(
            ErrorCode.INACTIVE, "", "the target holds the record as inactive; it was adopted and stays inactive");

    @Test
    void createdRowsKeepTheirRemoteIdAndNoRawCells() {
        assertThat(Outcomes.created(row(new Decision.Blocked()), "r-1", EXCHANGE))
                .isEqualTo(outcome(Action.CREATE, Status.CREATED, "r-1", List.of(), null, EXCHANGE));
    }

    @Test
    void updatedRowsNameTheFieldsThatWereSent() {
        Decision.Patch patch = patch(null);

        assertThat(Outcomes.updated(row(patch), patch, new Receipt("r-1", Map.of(), EXCHANGE)))
                .isEqualTo(outcome(Action.PATCH, Status.UPDATED, "r-1", List.of("phone"), null, EXCHANGE));
    }

    @Test
    void adoptedRowsAreWarnedOfWhenTheTargetHoldsThemInactive() {
        Decision.Patch patch = patch(remote(false));

        assertThat(Outcomes.updated(row(patch), patch, new Receipt("r-1", Map.of(), EXCHANGE))
                        .failure())
                .isEqualTo(INACTIVE);
        assertThat(Outcomes.adopted(row(new Decision.Blocked()), remote(false)))
                .isEqualTo(outcome(Action.NONE, Status.ADOPTED, "r-1", List.of(), INACTIVE, Exchange.NONE));
        assertThat(Outcomes.adopted(row(new Decision.Blocked()), remote(true)).failure())
                .isNull();
    }

    @Test
    void unchangedRowsTookNoCall() {
        assertThat(Outcomes.unchanged(row(new Decision.Unchanged("r-1", null)), "r-1"))
                .isEqualTo(outcome(Action.NONE, Status.UNCHANGED, "r-1", List.of(), null, Exchange.NONE));
    }

    @Test
    void invalidRowsNameAllTheirProblemsAndKeepTheirCells() {
        Decision.Invalid invalid = new Decision.Invalid(List.of(
                new Problem(ErrorCode.EMAIL, "email", "email: wrong"),
                new Problem(ErrorCode.PHONE, "phone", "phone: wrong")));

        assertThat(Outcomes.invalid(row(invalid), invalid))
                .isEqualTo(outcome(
                        Action.NONE,
                        Status.INVALID,
                        null,
                        List.of(),
                        new Failure(ErrorCode.EMAIL, "email;phone", "email: wrong; phone: wrong"),
                        Exchange.NONE));
    }

    @Test
    void duplicatesNameTheRowThatCameFirst() {
        Decision.Duplicate duplicate = new Decision.Duplicate(new Position("contacts.csv", 2));

        assertThat(Outcomes.duplicate(row(duplicate), duplicate).failure())
                .isEqualTo(new Failure(
                        ErrorCode.DUPLICATE,
                        "reference_id",
                        "reference_id: contact P-1 of customer C-1 was already given in contacts.csv line 2"));
    }

    @Test
    void blockedRowsNameTheCustomer() {
        assertThat(Outcomes.blocked(row(new Decision.Blocked())))
                .isEqualTo(outcome(
                        Action.NONE,
                        Status.BLOCKED,
                        null,
                        List.of(),
                        new Failure(
                                ErrorCode.CUSTOMER_MISSING,
                                "customer_reference_id",
                                "customer_reference_id: expected a customer that the target holds, found none for \"C-1\""),
                        Exchange.NONE));
    }

    @Test
    void refusedRowsSayWhatTheServerSaidAndWhichFieldsItBlames() {
        CallFailedException refusal = new CallFailedException(
                ErrorCode.REFUSED, Effect.NONE, EXCHANGE, List.of("email", "phone"), "POST /x answered 422: no", null);
        Failure failure = new Failure(ErrorCode.REFUSED, "email;phone", "POST /x answered 422: no");

        assertThat(Outcomes.failed(row(new Decision.Blocked()), Action.CREATE, refusal, null))
                .isEqualTo(outcome(Action.CREATE, Status.FAILED, null, List.of(), failure, EXCHANGE));
        assertThat(Outcomes.failed(row(patch(null)), Action.PATCH, refusal, "r-1"))
                .isEqualTo(outcome(Action.PATCH, Status.FAILED, "r-1", List.of(), failure, EXCHANGE));
    }

    @Test
    void rowsOfUnknownFateSayWhatWasTried() {
        CallFailedException lost = new CallFailedException(
                ErrorCode.NO_CLEAR_ANSWER, Effect.UNCLEAR, EXCHANGE, List.of(), "POST /x: no answer", null);

        assertThat(Outcomes.unknown(row(new Decision.Blocked()), lost, "the look-up did not find it"))
                .isEqualTo(outcome(
                        Action.CREATE,
                        Status.UNKNOWN,
                        null,
                        List.of(),
                        new Failure(ErrorCode.NO_CLEAR_ANSWER, "", "POST /x: no answer; the look-up did not find it"),
                        EXCHANGE));
        assertThat(Outcomes.stillInFlight(row(new Decision.InFlight())).failure())
                .isEqualTo(
                        new Failure(
                                ErrorCode.NO_CLEAR_ANSWER,
                                "",
                                "an earlier create of contact P-1 of customer C-1 got no clear answer, and looking it up failed too"));
    }

    private static RowDecision row(Decision decision) {
        return new RowDecision(ROW, RecordKey.contact("C-1", "P-1"), decision);
    }

    private static Decision.Patch patch(@Nullable RemoteRecord adopted) {
        Difference difference =
                Difference.between(Payload.of(Map.of("phone", "+1")), Payload.of(Map.of("phone", "+2")));
        return new Decision.Patch("r-1", "c-1", difference, HASH, Map.of(), null, adopted);
    }

    private static RemoteRecord remote(boolean active) {
        return new RemoteRecord("r-1", Payload.EMPTY, Map.of(), active);
    }

    private static Outcome outcome(
            Action action,
            Status status,
            @Nullable String remoteId,
            List<String> changedFields,
            @Nullable Failure failure,
            Exchange exchange) {
        return new Outcome(
                POSITION,
                EntityType.CONTACT,
                "C-1",
                "P-1",
                action,
                status,
                remoteId,
                changedFields,
                failure,
                exchange,
                status.isRejected() ? RAW : null);
    }
}
