package dev.customersync.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.decision.Decision;
import dev.customersync.decision.RowDecision;
import dev.customersync.http.CallFailedException;
import dev.customersync.http.CallFailedException.Effect;
import dev.customersync.http.Exchange;
import dev.customersync.problem.ErrorCode;
import dev.customersync.push.RemoteLookUp.Findings;
import dev.customersync.record.EntityRecord;
import dev.customersync.record.Payload;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RemoteRecord;
import dev.customersync.record.RowHash;
import dev.customersync.source.Header;
import dev.customersync.source.Position;
import dev.customersync.source.Row;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnclearVerdictTests {
    private static final int ATTEMPTS = 3;
    private static final RecordKey KEY = RecordKey.customer("C-1");

    /** Every cell of the table: what is known of the effect, how often it was sent, what the look-up found. */
    @ParameterizedTest
    @CsvSource({
        // effect, sends, found, verdict
        "UNCLEAR, 1, 0, SEND_AGAIN",
        "UNCLEAR, 2, 0, SEND_AGAIN",
        "UNCLEAR, 3, 0, UNKNOWN",
        "UNCLEAR, 4, 0, UNKNOWN",
        "UNCLEAR, 1, 1, CREATED",
        "UNCLEAR, 3, 1, CREATED",
        "UNCLEAR, 1, 2, UNKNOWN",
        "UNCLEAR, 3, 2, UNKNOWN",
        "DONE,    1, 0, UNKNOWN",
        "DONE,    3, 0, UNKNOWN",
        "DONE,    1, 1, CREATED",
        "DONE,    3, 1, CREATED",
        "DONE,    1, 2, UNKNOWN",
    })
    void whatComesNext(Effect effect, int sends, int found, UnclearVerdict verdict) {
        RemoteRecord remote = new RemoteRecord("r", Payload.EMPTY, Map.of(), true);
        Findings findings =
                new Findings(found == 0 ? Map.of() : Map.of(KEY, Collections.nCopies(found, remote)), Map.of());

        assertThat(UnclearVerdict.of(unclear(effect, sends), findings, ATTEMPTS))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"UNCLEAR, 1", "UNCLEAR, 3", "DONE, 1", "DONE, 3"})
    void aLookUpThatFailedIsNeverReadAsNotThere(Effect effect, int sends) {
        Findings findings = new Findings(Map.of(), Map.of(KEY, failure(Effect.NONE)));

        assertThat(UnclearVerdict.of(unclear(effect, sends), findings, ATTEMPTS))
                .isEqualTo(UnclearVerdict.UNKNOWN);
    }

    @Test
    void whatWasFoundOfOtherRecordsSaysNothingOfThisOne() {
        Findings findings = new Findings(
                Map.of(RecordKey.customer("C-2"), List.of(new RemoteRecord("r", Payload.EMPTY, Map.of(), true))),
                Map.of(RecordKey.customer("C-3"), failure(Effect.NONE)));

        assertThat(UnclearVerdict.of(unclear(Effect.UNCLEAR, 1), findings, ATTEMPTS))
                .isEqualTo(UnclearVerdict.SEND_AGAIN);
    }

    private static Pushed.Unclear unclear(Effect effect, int sends) {
        Decision.Create create =
                new Decision.Create(new EntityRecord(KEY, Payload.EMPTY), null, RowHash.of(new byte[] {1}));
        Header header = new Header("customers.csv", List.of("reference_id"), ',');
        Row row = new Row(new Position("customers.csv", 2), header, List.of("C-1"), List.of());
        return new Pushed.Unclear(new RowDecision(row, KEY, create), create, failure(effect), sends, Instant.EPOCH);
    }

    private static CallFailedException failure(Effect effect) {
        return new CallFailedException(ErrorCode.NO_CLEAR_ANSWER, effect, Exchange.NONE, List.of(), "no answer", null);
    }
}
