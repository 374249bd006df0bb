package dev.customersync.cli.doctor;

import dev.customersync.database.DatabaseSettings;
import dev.customersync.job.InputSelection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * Which checks are made, in their order.
 *
 * @param reportDir where reports are to be written
 * @param inputs what is to be read; null when nothing was given
 * @param explained takes a failure out of what a framework wrapped around it
 */
public record Examination(
        Path reportDir, @Nullable InputSelection inputs, Function<RuntimeException, RuntimeException> explained) {

    /** With an application that has started. */
    public Doctor with(ApplicationContext application) {
        List<Check> checks = new ArrayList<>();
        checks.add(new JavaCheck());
        checks.add(new SettingsCheck(null));
        checks.add(new DirectoryCheck(
                "data directory",
                List.of(SettingsCheck.NAME),
                () -> application.getBean(DatabaseSettings.class).dataDir(),
                "SYNC_DATA_DIR"));
        checks.add(reports());
        checks.add(new DatabaseCheck(application));
        checks.add(new TablesCheck(application));
        checks.add(new ApiCheck(application));
        addInputs(checks, application);
        checks.add(new LockCheck(application));
        checks.add(new LastRunCheck(application));
        return new Doctor(checks, explained);
    }

    /** With one that did not start, for that reason: what can be looked at all the same. */
    public Doctor without(RuntimeException failure) {
        List<Check> checks = new ArrayList<>();
        checks.add(new JavaCheck());
        checks.add(new SettingsCheck(failure));
        checks.add(reports());
        for (String name :
                List.of("data directory", DatabaseCheck.NAME, TablesCheck.NAME, ApiCheck.NAME, "lock", "last run")) {
            checks.add(new Unreachable(name));
        }
        addInputs(checks, null);
        return new Doctor(checks, explained);
    }

    private Check reports() {
        return new DirectoryCheck("report directory", List.of(), () -> reportDir, "--report-dir");
    }

    private void addInputs(List<Check> checks, @Nullable ApplicationContext application) {
        if (inputs != null) {
            checks.add(new InputsCheck(inputs, application));
        }
    }

    /** What cannot be looked at without the application. */
    private record Unreachable(String name) implements Check {
        @Override
        public List<String> needs() {
            return List.of(SettingsCheck.NAME);
        }

        @Override
        public List<Finding> examine() {
            throw new IllegalStateException("Never examined");
        }
    }
}
