package dev.customersync.cli;

import dev.customersync.job.RunResult;
import dev.customersync.outcome.Status;
import dev.customersync.record.EntityType;
import dev.customersync.report.EntityCounts;
import dev.customersync.report.ErrorTotal;
import dev.customersync.report.RunSummary;
import dev.customersync.report.RunWords;
import dev.customersync.run.RequestCounts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What the terminal shows of a run that has ended. */
final class SummaryView {
    private static final int WIDTH = 100;

    private final PrintWriter out;

    SummaryView(PrintWriter out) {
        this.out = out;
    }

    void print(RunResult result) {
        RunSummary run = result.summary();
        out.println();
        out.println("Run " + run.runId() + ", target " + run.target() + ", " + RunWords.verdict(run));
        if (run.error() != null) {
            out.println("  " + run.error());
        }
        printCounts(run.entities());
        printRequests(run.requests());
        RunWords.limit(run).ifPresent(limit -> out.println("Limited:  " + limit));
        if (!run.balanced()) {
            out.println(
                    "The books do NOT balance: rows were read that have no outcome. Please report this as a defect.");
        }
        printErrors(result.errors());
        for (Path file : result.files()) {
            out.println(label(file) + file);
        }
        out.flush();
    }

    private void printRequests(RequestCounts requests) {
        out.printf(
                Locale.ROOT,
                "%nRequests: %,d (%,d retries, %,d throttled)%n",
                requests.total(),
                requests.retries(),
                requests.throttled());
        if (requests.throttled() > 0) {
            out.printf(
                    Locale.ROOT,
                    "Throttled: all requests waited %s at the API's request; at the end it took %.1f a second%n",
                    RunWords.duration(Duration.ofMillis(requests.throttledMillis())),
                    requests.ratePerSecond());
        }
    }

    private void printCounts(Map<EntityType, EntityCounts> entities) {
        boolean nothingRead = entities.values().stream().allMatch(counts -> counts.read() == 0);
        Map<EntityType, EntityCounts> shown = new LinkedHashMap<>();
        entities.forEach((entity, counts) -> {
            if (counts.read() > 0 || nothingRead) {
                shown.put(entity, counts);
            }
        });
        List<String> lines = byEntity(shown).lines();
        boolean fits = lines.stream().allMatch(line -> line.length() <= WIDTH);
        out.println();
        (fits ? lines : byStatus(shown).lines()).forEach(out::println);
    }

    private static TextTable byEntity(Map<EntityType, EntityCounts> entities) {
        List<TextTable.Column> columns =
                new ArrayList<>(List.of(TextTable.Column.text(""), TextTable.Column.number("read")));
        for (Status status : Status.values()) {
            columns.add(TextTable.Column.number(name(status)));
        }
        TextTable table = new TextTable(columns);
        entities.forEach((entity, counts) -> {
            List<String> row = new ArrayList<>(List.of(entity.plural(), number(counts.read())));
            for (Status status : Status.values()) {
                row.add(occurs(status, entities) ? number(counts.of(status)) : "");
            }
            table.row(row);
        });
        return table;
    }

    /** The other way round, for when that would be too wide. */
    private static TextTable byStatus(Map<EntityType, EntityCounts> entities) {
        List<TextTable.Column> columns = new ArrayList<>(List.of(TextTable.Column.text("")));
        entities.keySet().forEach(entity -> columns.add(TextTable.Column.number(entity.plural())));
        TextTable table = new TextTable(columns);
        table.row(row("read", entities, EntityCounts::read));
        for (Status status : Status.values()) {
            if (occurs(status, entities)) {
                table.row(row(name(status), entities, counts -> counts.of(status)));
            }
        }
        return table;
    }

    private static List<String> row(
            String name, Map<EntityType, EntityCounts> entities, ToLongFunction<EntityCounts> number) {
        return Stream.concat(
                        Stream.of(name), entities.values().stream().map(counts -> number(number.applyAsLong(counts))))
                .toList();
    }

    private static boolean occurs(Status status, Map<EntityType, EntityCounts> entities) {
        return entities.values().stream().anyMatch(counts -> counts.of(status) > 0);
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private void printErrors(List<ErrorTotal> errors) {
        if (errors.isEmpty()) {
            return;
        }
        out.println();
        out.println("Commonest errors:");
        for (ErrorTotal error : errors) {
            out.printf(
                    Locale.ROOT,
                    "%,9d x %s %s%n            %s%n",
                    error.rows(),
                    error.code().code(),
                    error.code().title(),
                    error.code().hint());
        }
        out.println();
    }

    private static String name(Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String label(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith("-rejects.csv") ? "To mend:  " : "Report:   ";
    }
}
