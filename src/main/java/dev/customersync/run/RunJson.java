package dev.customersync.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The JSON columns of {@code sync_run}. */
final class RunJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final TypeReference<List<RunInput>> INPUTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Map<String, Long>>> COUNTS = new TypeReference<>() {};

    private static final TypeReference<Map<Constraint, Long>> TIMES = new TypeReference<>() {};
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

    private RunJson() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static List<RunInput> readInputs(String json) {
        return List.copyOf(MAPPER.readValue(json, INPUTS));
    }

    static Map<String, Map<String, Long>> readCounts(@Nullable String json) {
        return json == null ? Map.of() : MAPPER.readValue(json, COUNTS);
    }

    static TimeSpent readTimeSpent(@Nullable String json) {
        return json == null ? TimeSpent.NONE : new TimeSpent(MAPPER.readValue(json, TIMES));
    }

    static Map<String, String> readConfiguration(@Nullable String json) {
        return json == null ? Map.of() : MAPPER.readValue(json, TEXTS);
    }

    static RequestCounts readRequests(@Nullable String json) {
        return json == null ? RequestCounts.NONE : MAPPER.readValue(json, RequestCounts.class);
    }
}
