package dev.customersync.monitor;

import dev.customersync.http.RequestTotals;
import dev.customersync.outcome.Status;
import dev.customersync.record.EntityType;
import dev.customersync.run.ExitCode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The meters of a run. All are gauges, as is fit for a job that is over before anybody could take a difference. What is not known is
 * not there, so that a push leaves alone what an earlier run said of it. For one thread at a time.
 */
final class RunMeters {
    private static final String PREFIX = "customer.sync.";

    private final MeterRegistry registry;
    private final Map<String, MultiGauge> gauges = new HashMap<>();

    RunMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** The process is at work. */
    void running() {
        set("running", "1 while a process works on a run, 0 after it.", 1);
    }

    /** The run as it is. */
    void show(Progress run) {
        set("run.id", "Number of the run.", run.runId());
        showRows(run.rows().get());
        RequestTotals now = run.requests().get();
        showRequests(run, now);
        set(
                "throttled.seconds",
                "How long all requests were held back at the API's request.",
                seconds(Duration.ofMillis(run.before().throttledMillis()).plus(now.throttledTime())));
        set("allowed.rate", "Requests a second that are allowed at present.", now.ratePerSecond());
        set("breaker.open", "1 while all calls wait, since the API is in trouble.", now.inTrouble() ? 1 : 0);
        set(
                "request.latency.seconds",
                "How long answers took, within 10 %.",
                List.of(
                        row("quantile", "0.5", seconds(now.latencies().percentile(50))),
                        row("quantile", "0.95", seconds(now.latencies().percentile(95)))));
    }

    private void showRows(Map<EntityType, Map<Status, Long>> rows) {
        List<MultiGauge.Row<?>> all = new ArrayList<>();
        for (EntityType entity : EntityType.values()) {
            for (Status status : Status.values()) {
                Tags tags = Tags.of(
                        "entity", entity.plural(), "outcome", status.name().toLowerCase(Locale.ROOT));
                all.add(MultiGauge.Row.of(
                        tags, rows.getOrDefault(entity, Map.of()).getOrDefault(status, 0L)));
            }
        }
        set("rows", "Rows of the run by what became of them.", all);
    }

    private void showRequests(Progress run, RequestTotals now) {
        Map<String, Long> byStatus = new TreeMap<>(run.before().byStatus());
        now.byStatus().forEach((status, count) -> byStatus.merge(status, count, Long::sum));
        set(
                "requests",
                "Requests of the run by HTTP status; none for no answer.",
                byStatus.entrySet().stream()
                        .<MultiGauge.Row<?>>map(count -> row("status", count.getKey(), count.getValue()))
                        .toList());
        set(
                "request.retries",
                "Requests that repeated another one.",
                run.before().retries() + now.retries());
        set("requests.throttled", "Requests answered with 429.", run.before().throttled() + now.throttled());
    }

    /** How the process ended. */
    void show(Conclusion end) {
        set("running", "1 while a process works on a run, 0 after it.", 0);
        if (end.run() != null) {
            Map<EntityType, Map<Status, Long>> rows = new HashMap<>();
            end.run().entities().forEach((entity, counts) -> rows.put(entity, counts.byStatus()));
            showRows(rows);
        }
        set("last.exit.code", "How the last command ended.", end.exitCode().status());
        set("last.end.timestamp.seconds", "When the last command ended, however it did.", seconds(end.endedAt()));
        set("last.duration.seconds", "How long the last command took.", seconds(end.took()));
        boolean allDone = end.exitCode() == ExitCode.OK;
        if (allDone || end.exitCode() == ExitCode.ROWS_FAILED) {
            set(
                    "last.completion.timestamp.seconds",
                    "When a run last came to its end, exit code 0 or 4.",
                    seconds(end.endedAt()));
        }
        if (allDone) {
            set(
                    "last.success.timestamp.seconds",
                    "When a run last ended with all rows done, exit code 0.",
                    seconds(end.endedAt()));
        }
    }

    private void set(String name, String description, Number value) {
        set(name, description, List.of(MultiGauge.Row.of(Tags.empty(), value)));
    }

    private void set(String name, String description, List<MultiGauge.Row<?>> rows) {
        gauges.computeIfAbsent(name, fresh -> MultiGauge.builder(PREFIX + fresh)
                        .description(description)
                        .register(registry))
                .register(rows, true);
    }

    private static MultiGauge.Row<?> row(String tag, String value, Number number) {
        return MultiGauge.Row.of(Tags.of(tag, value), number);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static double seconds(Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }
}
