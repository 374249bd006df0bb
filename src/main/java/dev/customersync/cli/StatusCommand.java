package dev.customersync.cli;

import dev.customersync.outcome.Outstanding;
import dev.customersync.record.EntityType;
import dev.customersync.run.Run;
import dev.customersync.run.RunStatus;
import dev.customersync.run.Runs;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code status}: the runs and what is outstanding. */
@Command(
        name = "status",
        description = "Lists the latest runs and how many rows are outstanding.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class StatusCommand implements Callable<Integer> {
    private static final String LINE = "%-6s %-20s %-7s %-30s %-10s %10s %10s  %s%n";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else is called
    private CommandSpec spec;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many runs to list; default: ${DEFAULT-VALUE}.")
    private int last;

    @Override
    public Integer call() throws Exception {
        return Application.run(this::print, new ReadOnly());
    }

    private int print(ApplicationContext application) {
        PrintWriter out = spec.commandLine().getOut();
        List<Run> runs = application.getBean(Runs.class).latest(last);
        if (runs.isEmpty()) {
            out.println("No run yet.");
            return 0;
        }
        out.printf(LINE, "run", "started", "command", "target", "status", "read", "to mend", "");
        runs.forEach(run -> print(run, out));
        printOutstanding(application.getBean(Outstanding.class).counts(), out);
        return 0;
    }

    private static void print(Run run, PrintWriter out) {
        boolean resumable = run.status().isUnfinished();
        out.printf(
                Locale.ROOT,
                LINE,
                run.id(),
                run.startedAt().toString().substring(0, 19) + "Z",
                run.command(),
                run.target(),
                run.status(),
                count(run, List.of("READ")),
                count(run, List.of("INVALID", "DUPLICATE", "BLOCKED", "FAILED", "UNKNOWN")),
                resumable && run.status() != RunStatus.RUNNING ? "run the same command again to go on" : "");
    }

    private static long count(Run run, List<String> statuses) {
        return run.counts().values().stream()
                .mapToLong(counts -> statuses.stream()
                        .mapToLong(status -> counts.getOrDefault(status, 0L))
                        .sum())
                .sum();
    }

    private static void printOutstanding(Map<EntityType, Long> outstanding, PrintWriter out) {
        if (outstanding.isEmpty()) {
            out.println("Nothing is outstanding.");
        } else {
            outstanding.forEach((entity, rows) -> out.printf("Outstanding %s: %d%n", entity.plural(), rows));
            out.println("They are tried again by the next run; 'retry' tries them now, 'retry --drop' gives them up.");
        }
    }
}
