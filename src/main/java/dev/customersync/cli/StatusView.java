package dev.customersync.cli;

import dev.customersync.outcome.Failure;
import dev.customersync.outcome.Outcome;
import dev.customersync.outcome.Outstanding.ToMend;
import dev.customersync.outcome.Status;
import dev.customersync.record.EntityType;
import dev.customersync.report.EntityCounts;
import dev.customersync.run.Run;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code status} tells people. */
final class StatusView {
    private static final List<TextTable.Column> RUNS = List.of(
            TextTable.Column.number("run"),
            TextTable.Column.text("started"),
            TextTable.Column.number("took"),
            TextTable.Column.text("command"),
            TextTable.Column.text("target"),
            TextTable.Column.text("status"),
            TextTable.Column.number("read"),
            TextTable.Column.number("to mend"));

    private final PrintWriter out;

    StatusView(PrintWriter out) {
        this.out = out;
    }

    void printRuns(List<RunState> states, Map<EntityType, Long> outstanding) {
        if (states.isEmpty()) {
            out.println("No run yet.");
            return;
        }
        TextTable table = new TextTable(RUNS);
        states.forEach(state -> table.row(List.of(
                String.valueOf(state.run().id()),
                time(state.run().startedAt()),
                state.duration().map(StatusView::words).orElse("?"),
                state.run().command(),
                state.run().target(),
                state.status(),
                number(state.read()),
                number(state.toMend()))));
        table.lines().forEach(out::println);
        out.println();
        states.stream()
                .filter(RunState::isUnderWay)
                .forEach(state -> out.println("Run " + state.run().id() + " is under way (" + state.holder()
                        + "), its numbers are those so far."));
        states.stream()
                .filter(RunState::isResumable)
                .forEach(state ->
                        out.println("Run " + state.run().id() + " can be gone on with: run the same command again."));
        if (outstanding.isEmpty()) {
            out.println("Nothing is outstanding.");
        } else {
            outstanding.forEach((entity, rows) -> out.println("Outstanding " + entity.plural() + ": " + number(rows)));
            out.println(
                    "They are tried again by the next run; 'retry' tries them now, 'retry --drop' gives them up, 'status"
                            + " --failed' lists them.");
        }
    }

    void printRun(RunState state) {
        Run run = state.run();
        out.println("Run " + run.id() + ", " + run.command() + ", target " + run.target() + ", feed " + run.feed());
        line("Status", state.status() + (state.isResumable() ? "; run the same command again to go on" : ""));
        line("Process", state.holder());
        line("Exit code", run.exitCode() == null ? null : run.exitCode().toString());
        line("Error", run.error());
        line("Started", time(run.startedAt()));
        line("Ended", run.endedAt() == null ? null : time(run.endedAt()));
        line("Took", state.duration().map(StatusView::words).orElse(null));
        run.inputs().forEach(input -> line("Input", input.kind() + ": " + input.location()));
        if (run.requests().total() > 0) {
            line(
                    "Requests",
                    number(run.requests().total()) + " ("
                            + number(run.requests().retries()) + " retries, "
                            + number(run.requests().throttled()) + " throttled)");
        }
        line("Reports", run.reportDir());
        out.println();
        state.counts().forEach((entity, counts) -> {
            if (counts.read() > 0) {
                out.println(entity.plural() + ": " + words(counts, state.isUnderWay()));
            }
        });
    }

    private void line(String name, @Nullable String value) {
        if (value != null) {
            out.printf("%-10s %s%n", name + ":", value);
        }
    }

    private static String words(EntityCounts counts, boolean soFar) {
        StringBuilder words = new StringBuilder(number(counts.read()) + (soFar ? " done so far" : " read"));
        for (Status status : Status.values()) {
            if (counts.of(status) > 0) {
                words.append(", ")
                        .append(number(counts.of(status)))
                        .append(' ')
                        .append(status.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            }
        }
        return words.toString();
    }

    void printRow(ToMend row) {
        Failure failure = row.outcome().failure();
        out.println(row.outcome().entity().label() + " "
                + key(row.outcome()) + " (run " + row.runId() + ", "
                + row.outcome().position() + "): " + row.outcome().status()
                + (failure == null ? "" : " " + failure.code().code() + " " + failure.message()));
    }

    private static String key(Outcome outcome) {
        String key = outcome.referenceId().isEmpty() ? "without a reference_id" : outcome.referenceId();
        return outcome.customerReferenceId().isEmpty() ? key : outcome.customerReferenceId() + "/" + key;
    }

    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String words(Duration duration) {
        if (duration.toSeconds() < 60) {
            return duration.toSeconds() + " s";
        }
        return duration.toHours() > 0
                ? String.format(Locale.ROOT, "%d h %02d min", duration.toHours(), duration.toMinutesPart())
                : String.format(Locale.ROOT, "%d min %02d s", duration.toMinutes(), duration.toSecondsPart());
    }
}
