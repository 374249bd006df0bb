package dev.customersync.monitor;

import dev.customersync.problem.ErrorCode;
import dev.customersync.report.RunSummary;
import dev.customersync.run.ExitCode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a webhook is told: {@code text}, which chats show, and the same in fields for programs. Error messages stay out, since they
 * may quote a customer's data; codes, titles and hints do not.
 */
final class Message {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Conclusion end;
    private final NotifyPolicy.Event event;

    Message(Conclusion end, NotifyPolicy.Event event) {
        this.end = end;
        this.event = event;
    }

    String json() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        RunSummary run = end.run();
        fields.put("text", text());
        fields.put("event", event.name().toLowerCase(Locale.ROOT));
        fields.put("verdict", end.exitCode().meaning());
        fields.put("command", end.command());
        fields.put("exit_code", end.exitCode().status());
        fields.put("error_code", end.error() == null ? null : end.error().code());
        fields.put("next", next());
        fields.put("target", end.target());
        fields.put("feed", end.feed());
        fields.put("host", host());
        fields.put("ended_at", end.endedAt().toString());
        fields.put("run_id", run == null ? null : run.runId());
        fields.put("entities", run == null ? null : run.numbersByEntity());
        fields.put("report", report());
        return JSON.writeValueAsString(fields);
    }

    /** The same for people. */
    String text() {
        List<String> lines = new ArrayList<>();
        ExitCode code = end.exitCode();
        lines.add("Customer Sync " + happened() + ": " + code.meaning() + " (exit code " + code.status() + ")");
        lines.add(where());
        if (end.run() != null) {
            counts(end.run()).forEach(lines::add);
        }
        ErrorCode error = end.error();
        if (error != null) {
            lines.add(error.code() + " " + error.title());
        }
        if (!next().isEmpty()) {
            lines.add("Next: " + next());
        }
        if (report() != null) {
            lines.add("Report: " + report());
        }
        return String.join("\n", lines);
    }

    private String happened() {
        return switch (event) {
            case FAILURE -> end.exitCode() == ExitCode.ROWS_FAILED ? "needs a look" : "FAILED";
            case RECOVERY -> "works again";
            case SUCCESS -> "succeeded";
        };
    }

    private String where() {
        String run = end.run() == null ? "no run" : "run " + end.run().runId();
        String target = end.target() == null ? "" : ", target " + end.target();
        return end.command() + ", " + run + target + ", feed " + end.feed() + ", on " + host();
    }

    private static List<String> counts(RunSummary run) {
        return run.numbersByEntity().entrySet().stream()
                .filter(entity -> entity.getValue().values().stream().anyMatch(count -> count > 0))
                .map(entity -> entity.getKey() + ": "
                        + entity.getValue().entrySet().stream()
                                .filter(count -> count.getValue() > 0)
                                .map(count ->
                                        count.getValue() + " " + count.getKey().replace('_', ' '))
                                .collect(Collectors.joining(", ")))
                .toList();
    }

    private String next() {
        return end.error() == null ? end.exitCode().next() : end.error().hint();
    }

    private @Nullable String report() {
        return end.reports() == null
                ? null
                : end.reports().toAbsolutePath().normalize().toString();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "an unnamed host";
        }
    }
}
