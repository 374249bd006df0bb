package dev.customersync.cli.doctor;

import dev.customersync.outcome.Outstanding;
import dev.customersync.run.Run;
import dev.customersync.run.RunStatus;
import dev.customersync.run.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;

/** How the last run ended, and what is left to do. */
final class LastRunCheck implements Check {
    private static final String NAME = "last run";

    private final ApplicationContext application;

    LastRunCheck(ApplicationContext application) {
        this.application = application;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(DatabaseCheck.NAME, TablesCheck.NAME);
    }

    @Override
    public List<Finding> examine() {
        Optional<Run> last = application.getBean(Runs.class).latest(1).stream().findFirst();
        if (last.isEmpty()) {
            return List.of(Finding.ok(NAME, "none yet"));
        }
        List<Finding> findings = new ArrayList<>(List.of(ending(last.get())));
        String outstanding = application.getBean(Outstanding.class).counts().entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey().plural())
                .collect(Collectors.joining(", "));
        findings.add(
                outstanding.isEmpty()
                        ? Finding.ok("outstanding", "nothing")
                        : Finding.warn(
                                "outstanding",
                                outstanding,
                                "The next run tries them again; 'status --failed' lists them with their errors."));
        return findings;
    }

    private static Finding ending(Run run) {
        String found = "run " + run.id() + " (" + run.command() + " to " + run.target() + "), begun " + run.startedAt()
                + ": " + run.status();
        if (run.status() == RunStatus.RUNNING) {
            return Finding.warn(NAME, found, "If no process is at work on it, run the same command again: it goes on.");
        }
        return run.status().isUnfinished()
                ? Finding.warn(NAME, found, "Run the same command again: it goes on from where it stood.")
                : Finding.ok(NAME, found);
    }
}
