package dev.customersync.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.outcome.Status;
import dev.customersync.record.EntityType;
import dev.customersync.run.ExitCode;
import dev.customersync.run.RequestCounts;
import dev.customersync.run.RunInput;
import dev.customersync.run.RunStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SummaryJsonTests {

    @Test
    void aRunIsWrittenWithAllItsNumbers() {
        Map<EntityType, EntityCounts> entities = new LinkedHashMap<>();
        entities.put(EntityType.CUSTOMER, new EntityCounts(3, Map.of(Status.CREATED, 2L, Status.INVALID, 1L)));
        entities.put(EntityType.CONTACT, new EntityCounts(0, Map.of()));

        assertThat(json(entities, null)).isEqualTo("""
                {"run_id":7,"status":"COMPLETED","exit_code":4,"error":null,"target":"wizcommerce:api.example.com",\
                "started_at":"2026-01-02T03:04:05.678Z","ended_at":"2026-01-02T03:04:07.178Z","duration_s":1.5,\
                "inputs":[{"kind":"customers","location":"müller.csv","sha256":"abc"}],\
                "entities":{"customers":{"read":3,"created":2,"updated":0,"unchanged":0,"adopted":0,"deleted":0,"invalid":1,\
                "duplicate":0,"blocked":0,"failed":0,"unknown":0,"not_attempted":0},\
                "contacts":{"read":0,"created":0,"updated":0,"unchanged":0,"adopted":0,"deleted":0,"invalid":0,\
                "duplicate":0,"blocked":0,"failed":0,"unknown":0,"not_attempted":0}},\
                "requests":{"total":5,"retries":1,"throttled":2,"throttled_s":1.5,"rate_at_end":7.5,"by_status":{"201":3,"429":2}},"balanced":true}""");
    }

    @Test
    void aRunThatEndedEarlyOrDoesNotBalanceSaysSo() {
        String json = json(Map.of(EntityType.CUSTOMER, new EntityCounts(2, Map.of(Status.CREATED, 1L))), "CS204 Gone");

        assertThat(json).contains("\"error\":\"CS204 Gone\"").endsWith("\"balanced\":false}");
    }

    private static String json(Map<EntityType, EntityCounts> entities, @Nullable String error) {
        RunSummary run = new RunSummary(
                7,
                RunStatus.COMPLETED,
                ExitCode.ROWS_FAILED,
                "wizcommerce:api.example.com",
                Instant.parse("2026-01-02T03:04:05.678Z"),
                Instant.parse("2026-01-02T03:04:07.178Z"),
                List.of(new RunInput("customers", "müller.csv", "abc")),
                entities,
                new RequestCounts(5, 1, 2, 1_500, 7.5, new java.util.TreeMap<>(Map.of("201", 3L, "429", 2L))),
                error);
        String text = new String(SummaryJson.of(run), StandardCharsets.UTF_8);
        assertThat(text).as("for people too").contains("\n  \"run_id\" : 7,");
        return JsonMapper.builder().build().readTree(text).toString();
    }
}
