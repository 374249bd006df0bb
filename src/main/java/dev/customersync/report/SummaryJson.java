package dev.customersync.report;

import dev.customersync.run.Constraint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** {@code summary.json}: the run in numbers, for machines. */
public final class SummaryJson {
    private static final ObjectWriter JSON = JsonMapper.shared().writerWithDefaultPrettyPrinter();

    private SummaryJson() {}

    static byte[] of(RunSummary run) {
        Map<String, @Nullable Object> summary = new LinkedHashMap<>();
        summary.put("run_id", run.runId());
        summary.put("status", run.status().name());
        summary.put("exit_code", run.exitCode().status());
        summary.put("error", run.error());
        summary.put("command", run.run().command());
        summary.put("target", run.target());
        summary.put("feed", run.run().feed());
        summary.put("started_at", run.startedAt().toString());
        summary.put("ended_at", run.endedAt().toString());
        summary.put("duration_s", run.duration().toMillis() / 1000.0);
        summary.put("inputs", inputs(run));
        summary.put("entities", run.numbersByEntity());
        summary.put("requests", requests(run));
        summary.put("limited_by", run.timeSpent().limit().map(SummaryJson::name).orElse(null));
        summary.put("time_spent_s", timeSpent(run));
        summary.put("configuration", run.run().configuration());
        summary.put("balanced", run.balanced());
        return JSON.writeValueAsBytes(summary);
    }

    private static List<Map<String, String>> inputs(RunSummary run) {
        return run.inputs().stream()
                .map(input -> {
                    Map<String, String> fields = new LinkedHashMap<>();
                    fields.put("kind", input.kind());
                    fields.put("location", input.location());
                    fields.put("sha256", input.digest());
                    return fields;
                })
                .toList();
    }

    private static Map<String, Double> timeSpent(RunSummary run) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (Constraint constraint : Constraint.values()) {
            seconds.put(name(constraint), run.timeSpent().of(constraint) / 1000.0);
        }
        return seconds;
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> requests(RunSummary run) {
        Map<String, Object> requests = new LinkedHashMap<>();
        requests.put("total", run.requests().total());
        requests.put("retries", run.requests().retries());
        requests.put("throttled", run.requests().throttled());
        requests.put("throttled_s", run.requests().throttledMillis() / 1000.0);
        requests.put("rate_at_end", run.requests().ratePerSecond());
        requests.put("by_status", run.requests().byStatus());
        return requests;
    }
}
