package dev.customersync.bench.scenario;

import dev.customersync.bench.Bench;
import dev.customersync.bench.ClassDataArchive;
import dev.customersync.bench.Database;
import dev.customersync.bench.Figure;
import dev.customersync.bench.Figure.Goal;
import dev.customersync.bench.KnownCustomers;
import dev.customersync.bench.Product;
import dev.customersync.bench.Running;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Going on after a kill -9 when nine rows in ten were done. */
final class Resume implements Scenario {
    @Override
    public String name() {
        return "resume";
    }

    @Override
    public String what() {
        return "killed when 90 % of the rows were done: from the start of the next process to its first new row";
    }

    @Override
    public void run(Bench bench) {
        KnownCustomers customers = bench.known(bench.settings().rows());
        Product product = bench.productKnowing(customers, name());
        Product archived = ClassDataArchive.of(product, bench.folder().resolve(name() + "-archived"));
        bench.server().reset(0);
        measure(bench, "process start to first new row, plain jar", customers, product);
        measure(bench, "process start to first new row, archive", customers, archived);
    }

    private void measure(Bench bench, String figure, KnownCustomers customers, Product product) {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < bench.settings().repetitions(); i++) {
            try (Connection database = bench.database().connect(customers.database())) {
                seconds.add(resume(customers, product, database));
            } catch (SQLException harmless) {
                // It is the closing that failed.
            }
        }
        bench.add(Figure.of(name(), figure, "s", seconds).goal(Goal.atMost(3)));
    }

    private static double resume(KnownCustomers customers, Product product, Connection database) {
        String[] sync = {"sync", "--customers", customers.file().toString()};
        long before = Database.number(database, "select max(run_id) from sync_run");
        try (Running killed = product.start(sync)) {
            killed.until(() -> lastRun(database) > before && lastLine(database) > customers.rows() * 0.9);
            killed.kill();
        }
        long done = lastLine(database);
        try (Running resumed = product.start(sync)) {
            double seconds = resumed.until(() -> lastLine(database) > done);
            resumed.await();
            return seconds;
        }
    }

    private static long lastRun(Connection database) {
        return Database.number(database, "select max(run_id) from sync_run");
    }

    /** By the primary key's index: a count would keep the database busy. */
    private static long lastLine(Connection database) {
        String partition = "row_outcome_" + lastRun(database);
        if (Database.number(database, "select count(*) from pg_class where relname = '" + partition + "'") == 0) {
            return 0;
        }
        return Database.number(
                database,
                "select line from " + partition
                        + " where entity = 'customer' order by entity desc, source desc, line desc limit 1");
    }
}
