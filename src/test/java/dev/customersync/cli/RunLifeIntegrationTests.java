package dev.customersync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.database.TestDatabase;
import dev.customersync.run.RunStoppedException;
import dev.customersync.run.StopSignal;
import dev.customersync.run.TargetLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How runs follow on each other: the lock, unfinished runs, and what is outstanding. */
class RunLifeIntegrationTests {
    private static final String CUSTOMERS = "reference_id,company_name,display_name";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @RegisterExtension
    final Workplace workplace = new Workplace(database);

    @Test
    void aTargetThatIsBeingSynchronisedIsLeftAloneAndItsHolderIsNamed() {
        Path customers = workplace.file("customers.csv", CUSTOMERS, "C-1,Acme,Acme");
        try (TargetLock lock =
                TargetLock.acquire(database.dataSource(), workplace.targetName(), PATIENCE, new StopSignal())) {
            lock.heldFor(4711, () -> {});

            Ended refused = workplace.syncCustomers(customers);

            assertThat(refused.exit()).isEqualTo(3);
            assertThat(refused.err())
                    .contains("error CS105: Target \"" + workplace.targetName()
                            + "\" is being synchronised already, by customer-sync run 4711 process "
                            + ProcessHandle.current().pid() + " on ");
        }
        assertThat(workplace.syncCustomers(customers).exit()).isZero();
    }

    @Test
    void aLockWhoseConnectionIsLostIsTakenAgain() {
        try (TargetLock lock =
                TargetLock.acquire(database.dataSource(), workplace.targetName(), PATIENCE, new StopSignal())) {
            lock.heldFor(4712, () -> {});
            terminateHolders(4712);

            // The loss is noticed within a second; the lock is certain for a few more, and after that only if taken
            // again.
            long end = System.nanoTime() + Duration.ofSeconds(6).toNanos();
            while (System.nanoTime() < end) {
                lock.awaitHeld();
            }

            assertThat(holders(4712)).isEqualTo(1);
        }
        assertThat(holders(4712)).isZero();
    }

    @Test
    void aLockThatAnotherProcessOwnsByNowIsLostForGood() {
        IllegalStateException taken = new IllegalStateException("taken over");
        StopSignal stop = new StopSignal();
        try (TargetLock lock = TargetLock.acquire(database.dataSource(), workplace.targetName(), PATIENCE, stop)) {
            lock.heldFor(4713, () -> {
                throw taken;
            });
            terminateHolders(4713);

            assertThat(failureOf(lock)).isSameAs(taken);
        }
    }

    private static RuntimeException failureOf(TargetLock lock) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try {
                lock.awaitHeld();
            } catch (RunStoppedException e) {
                throw e;
            } catch (RuntimeException e) {
                return e;
            }
        }
        throw new AssertionError("The lock is still certain");
    }

    private static void terminateHolders(long run) {
        database.jdbc()
                .sql("select pg_terminate_backend(pid) from pg_stat_activity where application_name like :name")
                .param("name", "customer-sync run " + run + " %")
                .query(Boolean.class)
                .list();
    }

    private static long holders(long run) {
        return database.jdbc()
                .sql("select count(*) from pg_stat_activity where application_name like :name")
                .param("name", "customer-sync run " + run + " %")
                .query(Long.class)
                .single();
    }

    @Test
    void anUnfinishedRunIsLeftForANewOneOnlyIfThatIsSaid() throws Exception {
        workplace.set("sync.chunk-size", "1");
        Path first = workplace.file("monday.csv", CUSTOMERS, "C-1,Acme,Acme", "C-2,Bolt,Bolt");
        Path second = workplace.file("tuesday.csv", CUSTOMERS, "C-3,Cork,Cork");
        workplace.misbehave("unauthorized:call=create,reference_id=C-2,times=2");
        assertThat(workplace.syncCustomers(first).exit()).isEqualTo(6);

        assertThat(workplace.syncCustomers(second, "--new-run").statuses()).isEqualTo(Map.of("C-3", "CREATED"));

        assertThat(workplace.syncCustomers(first).exit()).isEqualTo(6);
        workplace.set("sync.inputs", "full");
        assertThat(workplace.syncCustomers(second).statuses()).isEqualTo(Map.of("C-3", "UNCHANGED"));
    }

    @Test
    void anOutstandingRowThatTheInputBringsAnewGivesWayToIt() throws Exception {
        workplace.misbehave("error-before-commit:status=422,call=create,reference_id=C-1,times=1");
        workplace.syncCustomers(workplace.file("old.csv", CUSTOMERS, "C-1,Old name,Old"));

        Ended second = workplace.syncCustomers(workplace.file("new.csv", CUSTOMERS, "C-1,New name,New"));

        assertThat(second.outcomes()).hasSize(1);
        assertThat(second.statuses()).isEqualTo(Map.of("C-1", "CREATED"));
        assertThat(workplace
                        .heldCustomer("C-1")
                        .path("received")
                        .path("company_name")
                        .asString())
                .isEqualTo("New name");
    }

    @Test
    void retryOfARunLeavesAloneWhatALaterRunHasDone() throws Exception {
        workplace.misbehave("error-before-commit:status=422,call=create,reference_id=C-1,times=1");
        Ended first = workplace.syncCustomers(workplace.file("old.csv", CUSTOMERS, "C-1,Old name,Old"));
        workplace.syncCustomers(workplace.file("new.csv", CUSTOMERS, "C-1,New name,New"));
        long run = first.runId();

        Ended retried = workplace.run(
                "retry",
                "--run",
                String.valueOf(run),
                "--report-dir",
                workplace.directory().resolve("retries").toString());

        assertThat(retried.exit()).isZero();
        assertThat(retried.outcomes()).isEmpty();
        assertThat(database.jdbc()
                        .sql("select count(*) from row_outcome where run_id = :run")
                        .param("run", retried.runId())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(workplace
                        .heldCustomer("C-1")
                        .path("received")
                        .path("company_name")
                        .asString())
                .isEqualTo("New name");
    }

    @Test
    void theReportsOfARunCanBeWrittenAgain() throws Exception {
        Ended run = workplace.syncCustomers(workplace.file("customers.csv", CUSTOMERS, "C-1,Acme,Acme", "C-2,,Bolt"));
        Path again = workplace.directory().resolve("again");

        assertThat(workplace
                        .run("report", String.valueOf(run.runId()), "--report-dir", again.toString())
                        .exit())
                .isZero();

        Path folder = again.resolve(run.folder().getFileName());
        for (String file : new String[] {"outcomes.csv", "customers-rejects.csv", "summary.json"}) {
            assertThat(folder.resolve(file))
                    .hasSameTextualContentAs(run.folder().resolve(file));
        }
    }

    @Test
    void reportsThatCannotBeWrittenDoNotHarmTheRun() throws Exception {
        Path customers = workplace.file("customers.csv", CUSTOMERS, "C-1,Acme,Acme");
        Path inTheWay = Files.writeString(workplace.directory().resolve("in-the-way"), "no directory");

        Ended run = workplace.run("sync", "--customers", customers.toString(), "--report-dir", inTheWay.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("error CS109: Expected to write the reports of run ");
        assertThat(workplace.syncCustomers(customers).statuses()).isEqualTo(Map.of("C-1", "UNCHANGED"));
    }
}
