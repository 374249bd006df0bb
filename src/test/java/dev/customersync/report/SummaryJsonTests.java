package dev.customersync.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.run.Constraint;
import dev.customersync.run.EndedRun;
import dev.customersync.run.ExitCode;
import dev.customersync.run.RequestCounts;
import dev.customersync.run.TimeSpent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SummaryJsonTests {

    @Test
    void aRunIsWrittenWithAllItsNumbers() {
        EndedRun ended = new EndedRun(
                        ExitCode.ROWS_FAILED,
                        Duration.ofMillis(1_500),
                        Map.of(
                                "customer",
                                Map.of("READ", 3L, "CREATED", 2L, "INVALID", 1L),
                                "contact",
                                Map.of("READ", 0L)))
                .with(new RequestCounts(5, 1, 2, 1_500, 7.5, new TreeMap<>(Map.of("201", 3L, "429", 2L))))
                .with(new TimeSpent(Map.of(Constraint.API_RATE, 12_500L, Constraint.DATABASE, 100L)))
                .withConfiguration(Map.of("sync.feed", "default"));

        assertThat(json(ended)).isEqualTo("""
                {"run_id":7,"status":"COMPLETED","exit_code":4,"error":null,"command":"sync",\
                "target":"wizcommerce:api.example.com","feed":"default",\
                "started_at":"2026-01-02T03:04:05.678Z","ended_at":"2026-01-02T03:04:07.178Z","duration_s":1.5,\
                "inputs":[{"kind":"customers","location":"müller.csv","sha256":"abc"}],\
                "entities":{"customers":{"read":3,"created":2,"updated":0,"unchanged":0,"adopted":0,"deleted":0,"delete_failed":0,"invalid":1,\
                "duplicate":0,"blocked":0,"failed":0,"unknown":0,"not_attempted":0},\
                "contacts":{"read":0,"created":0,"updated":0,"unchanged":0,"adopted":0,"deleted":0,"delete_failed":0,"invalid":0,\
                "duplicate":0,"blocked":0,"failed":0,"unknown":0,"not_attempted":0}},\
                "requests":{"total":5,"retries":1,"throttled":2,"throttled_s":1.5,"rate_at_end":7.5,"by_status":{"201":3,"429":2}},\
                "limited_by":"api_rate",\
                "time_spent_s":{"api_rate":12.5,"api_latency":0.0,"trouble":0.0,"database":0.1,"program":0.0},\
                "configuration":{"sync.feed":"default"},"balanced":true}""");
    }

    @Test
    void aRunThatEndedEarlyOrDoesNotBalanceSaysSo() {
        EndedRun ended = new EndedRun(
                        ExitCode.UNEXPECTED, Duration.ZERO, Map.of("customer", Map.of("READ", 2L, "CREATED", 1L)))
                .withError("CS204 Gone");

        assertThat(json(ended))
                .contains("\"error\":\"CS204 Gone\"", "\"limited_by\":null")
                .endsWith("\"balanced\":false}");
    }

    private static String json(EndedRun ended) {
        String text = new String(SummaryJson.of(RunSummary.of(ended.run())), StandardCharsets.UTF_8);
        assertThat(text).as("for people too").contains("\n  \"run_id\" : 7,");
        return JsonMapper.builder().build().readTree(text).toString();
    }
}
