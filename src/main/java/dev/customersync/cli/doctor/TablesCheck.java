package dev.customersync.cli.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.context.ApplicationContext;

/** The product's tables: whether they are as this version needs them. */
final class TablesCheck implements Check {
    static final String NAME = "tables";

    private final ApplicationContext application;

    TablesCheck(ApplicationContext application) {
        this.application = application;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(DatabaseCheck.NAME);
    }

    @Override
    public List<Finding> examine() {
        MigrationInfo[] all = application.getBean(Flyway.class).info().all();
        long failed = count(all, one -> one.getState().isFailed());
        long newer =
                count(all, one -> one.getState().isApplied() && !one.getState().isResolved());
        long pending = count(all, one -> !one.getState().isApplied());
        if (failed > 0) {
            return List.of(Finding.fail(
                    NAME,
                    failed + " migrations have failed",
                    "Restore the database, then run again: the run migrates it."));
        }
        if (newer > 0) {
            return List.of(Finding.fail(
                    NAME, "made by a newer version of this program", "Use that version, or another database."));
        }
        return List.of(
                pending > 0
                        ? Finding.ok(NAME, "not there yet or to be brought up to date, which the next run does")
                        : Finding.ok(NAME, "up to date, " + all.length + " migrations"));
    }

    private static long count(MigrationInfo[] all, Predicate<MigrationInfo> which) {
        return Arrays.stream(all).filter(which).count();
    }
}
