package dev.customersync.bench.scenario;

import dev.customersync.bench.Bench;
import dev.customersync.bench.Figure;
import dev.customersync.bench.Figure.Goal;
import dev.customersync.bench.HeapLog;
import dev.customersync.bench.KnownCustomers;
import dev.customersync.bench.Product;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A tenth of the rows and ten times as many: neither the cost of a row nor the memory may grow. */
final class Growth implements Scenario {
    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String what() {
        return "unchanged runs of a small and a large file: cost of a row, start-up excluded, and heap";
    }

    /** What the runs of one size came to. */
    private record Measured(List<Double> rowsPerSecond, List<Double> heap) {}

    @Override
    public void run(Bench bench) {
        bench.server().reset(0);
        long large = bench.settings().largeRows();
        long small = large / 10;
        double startUp = startUp(bench);
        Measured few = measure(bench, small, startUp);
        Measured many = measure(bench, large, startUp);
        bench.add(Figure.of(name(), large + " rows", "rows/s", many.rowsPerSecond())
                .against(small + " rows", few.rowsPerSecond())
                .goal(Goal.ratioAtLeast(0.9)));
        bench.add(Figure.of(name(), "most heap in use after a collection", "MB", many.heap())
                .against(small + " rows", few.heap())
                .goal(Goal.ratioAtMost(1.2)));
    }

    private double startUp(Bench bench) {
        KnownCustomers few = bench.known(10);
        return bench.productKnowing(few, name())
                .run("sync", "--customers", few.file().toString())
                .seconds();
    }

    private Measured measure(Bench bench, long rows, double startUp) {
        KnownCustomers customers = bench.known(rows);
        Measured measured = new Measured(new ArrayList<>(), new ArrayList<>());
        Path log = bench.folder().resolve("gc.log");
        Product product = bench.productKnowing(customers, name()).withJava("-Xlog:gc:file=" + log);
        for (int i = 0; i < bench.settings().repetitions(); i++) {
            double seconds = product.run("sync", "--customers", customers.file().toString())
                    .seconds();
            measured.rowsPerSecond().add(rows / (seconds - startUp));
            measured.heap().add(HeapLog.mostAfterCollection(log));
        }
        return measured;
    }
}
