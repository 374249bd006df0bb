package dev.customersync.bench.scenario;

import dev.customersync.bench.Bench;
import dev.customersync.bench.ClassDataArchive;
import dev.customersync.bench.Figure;
import dev.customersync.bench.Figure.Goal;
import dev.customersync.bench.KnownCustomers;
import dev.customersync.bench.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** What a process takes that has next to nothing to do. */
final class StartUp implements Scenario {
    private static final int USAGE_ERROR = 2;

    @Override
    public String name() {
        return "start-up";
    }

    @Override
    public String what() {
        return "whole processes that have next to nothing to do";
    }

    @Override
    public void run(Bench bench) {
        KnownCustomers customers = bench.known(10);
        bench.server().reset(0);
        Product product = bench.productKnowing(customers, name());
        Product archived = ClassDataArchive.of(product, bench.folder().resolve("archived"));
        String[] sync = {"sync", "--customers", customers.file().toString()};
        measure(bench, "--help", 0.5, () -> product.run("--help").seconds());
        measure(bench, "a usage error", 0.5, () -> product.runExpecting(USAGE_ERROR, "sync", "--nonsense")
                .seconds());
        measure(bench, "sync of 10 rows, plain jar", 3, () -> product.run(sync).seconds());
        Product firstCompilerOnly = archived.withJava("-XX:TieredStopAtLevel=1");
        measure(bench, "sync of 10 rows, archive, first compiler", 2, () -> firstCompilerOnly
                .run(sync)
                .seconds());
        measure(bench, "sync of 10 rows, class-data archive", 2, () -> archived.run(sync)
                .seconds());
    }

    private void measure(Bench bench, String figure, double goal, DoubleSupplier run) {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < bench.settings().repetitions(); i++) {
            seconds.add(run.getAsDouble());
        }
        bench.add(Figure.of(name(), figure, "s", seconds).goal(Goal.atMost(goal)));
    }
}
