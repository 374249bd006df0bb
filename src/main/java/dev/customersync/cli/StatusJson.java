package dev.customersync.cli;

import dev.customersync.outcome.Failure;
import dev.customersync.outcome.Outstanding.ToMend;
import dev.customersync.report.EntityCounts;
import dev.customersync.run.Run;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code status} tells programs. Names of fields stay; new ones may come. */
final class StatusJson {
    private StatusJson() {}

    static Map<String, @Nullable Object> run(RunState state) {
        Run run = state.run();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("run_id", run.id());
        json.put("command", run.command());
        json.put("target", run.target());
        json.put("feed", run.feed());
        json.put("status", state.status());
        json.put("resumable", state.isResumable());
        json.put("process", state.holder());
        json.put("exit_code", run.exitCode());
        json.put("error", run.error());
        json.put("started_at", run.startedAt().toString());
        json.put("ended_at", run.endedAt() == null ? null : run.endedAt().toString());
        json.put(
                "duration_s",
                state.duration()
                        .map(Duration::toMillis)
                        .map(millis -> millis / 1000.0)
                        .orElse(null));
        json.put("entities", EntityCounts.numbers(state.counts()));
        json.put("to_mend", state.toMend());
        json.put("inputs", run.inputs().stream().map(input -> input.location()).toList());
        json.put("report_dir", run.reportDir());
        return json;
    }

    static Map<String, @Nullable Object> row(ToMend row, @Nullable String rejectsFile) {
        Failure failure = row.outcome().failure();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("run_id", row.runId());
        json.put("target", row.target());
        json.put("entity", row.outcome().entity().name().toLowerCase(Locale.ROOT));
        json.put("customer_reference_id", row.outcome().customerReferenceId());
        json.put("reference_id", row.outcome().referenceId());
        json.put("source", row.outcome().position().source());
        json.put("line", row.outcome().position().line());
        json.put("status", row.outcome().status().name());
        json.put("error_code", failure == null ? null : failure.code().code());
        json.put("error_field", failure == null ? null : failure.fields());
        json.put("message", failure == null ? null : failure.message());
        json.put("hint", failure == null ? null : failure.code().hint());
        json.put("rejects_file", rejectsFile);
        return json;
    }

    static Map<String, Object> of(String name, List<?> values) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(name, values);
        return json;
    }
}
