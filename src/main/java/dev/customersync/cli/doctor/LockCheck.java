package dev.customersync.cli.doctor;

import dev.customersync.job.TargetName;
import dev.customersync.run.TargetLock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;

/** The target's lock: whether a run is under way. */
final class LockCheck implements Check {
    private static final String NAME = "lock";

    private final ApplicationContext application;

    LockCheck(ApplicationContext application) {
        this.application = application;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> needs() {
        return List.of(DatabaseCheck.NAME, ApiCheck.NAME);
    }

    @Override
    public List<Finding> examine() {
        String target = application.getBean(TargetName.class).value();
        return List.of(TargetLock.holder(application.getBean(DataSource.class), target)
                .map(holder -> Finding.warn(
                        NAME,
                        target + " is being synchronised by " + holder,
                        "Another sync has to wait until it ends; 'status' shows how far it is."))
                .orElseGet(() -> Finding.ok(NAME, "free: nobody synchronises " + target)));
    }
}
