package dev.customersync.cli;

import dev.customersync.job.RunResult;
import dev.customersync.outcome.Status;
import dev.customersync.record.EntityType;
import dev.customersync.report.EntityCounts;
import dev.customersync.report.RunSummary;
import dev.customersync.report.RunWords;
import dev.customersync.run.RequestCounts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the terminal shows of a run that has ended. */
final class SummaryView {
    private static final List<Status> ALWAYS_SHOWN =
            List.of(Status.CREATED, Status.UPDATED, Status.UNCHANGED, Status.ADOPTED);

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
        List<Status> shown = List.of(Status.values()).stream()
                .filter(status -> ALWAYS_SHOWN.contains(status)
                        || entities.values().stream().anyMatch(counts -> counts.of(status) > 0))
                .toList();
        out.printf("%n%-12s%10s", "", "read");
        shown.forEach(status -> out.printf("%" + width(status) + "s", name(status)));
        out.println();
        boolean nothingRead = entities.values().stream().allMatch(counts -> counts.read() == 0);
        entities.forEach((entity, counts) -> {
            if (counts.read() == 0 && !nothingRead) {
                return;
            }
            out.printf(Locale.ROOT, "%-12s%,10d", entity.plural(), counts.read());
            shown.forEach(status -> out.printf(Locale.ROOT, "%," + width(status) + "d", counts.of(status)));
            out.println();
        });
    }

    private static int width(Status status) {
        return Math.max(11, status.name().length() + 2);
    }

    private static String name(Status status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String label(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith("-rejects.csv") ? "To mend:  " : "Report:   ";
    }
}
