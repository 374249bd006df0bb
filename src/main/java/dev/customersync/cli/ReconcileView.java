package dev.customersync.cli;

import dev.customersync.reconcile.Finding;
import dev.customersync.reconcile.ReconcileResult;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What the terminal shows of a comparison. */
final class ReconcileView {
    private static final int NAME = 20;
    private static final int NUMBER = 12;

    private final PrintWriter out;

    ReconcileView(PrintWriter out) {
        this.out = out;
    }

    void print(ReconcileResult result) {
        out.printf(
                Locale.ROOT,
                "%nCompared with target %s in %.1f s, %,d requests%n%n",
                result.target(),
                result.duration().toMillis() / 1000.0,
                result.requests());
        if (result.findings().isEmpty()) {
            out.println("There is nothing to compare: target, sync state and source hold no record.");
        } else {
            printCounts(result);
        }
        result.notInSource()
                .forEach((entity, number) -> out.printf(
                        Locale.ROOT, "Synchronised before, not in the files given: %,d %s%n", number, entity.plural()));
        if (result.overtaken() > 0) {
            out.printf(
                    Locale.ROOT,
                    "A sync wrote %,d of these records meanwhile: what is said of them may be out of date.%n",
                    result.overtaken());
        }
        if (result.allGone() > 0) {
            out.printf(
                    Locale.ROOT,
                    "None of the %,d customers that were synchronised is there: make sure that the key and SYNC_TARGET_NAME belong"
                            + " to the same account.%n",
                    result.allGone());
        }
        result.files().forEach(file -> out.println("Report:   " + file));
        out.flush();
    }

    /** A line a finding: there are many kinds, and mostly few of them occur. */
    private void printCounts(ReconcileResult result) {
        out.printf("%-" + NAME + "s", "");
        result.findings().keySet().forEach(entity -> out.printf("%" + NUMBER + "s", entity.plural()));
        out.println();
        Stream.of(Finding.values())
                .filter(finding -> finding == Finding.IN_SYNC || occurs(finding, result))
                .forEach(finding -> {
                    out.printf("%-" + NAME + "s", finding.label());
                    result.findings()
                            .values()
                            .forEach(counts ->
                                    out.printf(Locale.ROOT, "%," + NUMBER + "d", counts.getOrDefault(finding, 0L)));
                    out.println();
                });
        out.println();
    }

    private static boolean occurs(Finding finding, ReconcileResult result) {
        return result.findings().values().stream().anyMatch((Map<Finding, Long> counts) -> counts.containsKey(finding));
    }
}
