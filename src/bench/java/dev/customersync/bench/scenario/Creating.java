package dev.customersync.bench.scenario;

import dev.customersync.bench.Bench;
import dev.customersync.bench.BenchmarkException;
import dev.customersync.bench.Customers;
import dev.customersync.bench.Figure;
import dev.customersync.bench.Figure.Goal;
import dev.customersync.bench.Product;
import dev.customersync.bench.Server.Counted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A migration at a server that answers at once. */
final class Creating implements Scenario {
    @Override
    public String name() {
        return "create";
    }

    @Override
    public String what() {
        return "creating customers at a server without latency, start-up excluded";
    }

    @Override
    public void run(Bench bench) {
        long rows = bench.settings().creates();
        int concurrency = bench.settings().concurrency();
        Path file = Customers.write(bench.folder().resolve("new-customers.csv"), rows);
        List<Double> rate = new ArrayList<>();
        List<Double> floor = new ArrayList<>();
        for (int i = 0; i < bench.settings().repetitions(); i++) {
            Product product = bench.product(name()).with(bench.database().create("empty"));
            bench.server().reset(0);
            product.run("sync", "--customers", file.toString());
            Counted ours = bench.server().counted();
            bench.server().reset(0);
            bench.floor("creates", bench.server().uri(), rows, concurrency);
            Counted bare = bench.server().counted();
            requireSameBodies(ours, bare);
            rate.add(ours.createsPerSecond());
            floor.add(bare.createsPerSecond());
        }
        bench.database().drop("empty");
        bench.add(Figure.of(name(), rows + " customers, concurrency " + concurrency, "/s", rate)
                .against("floor", floor)
                .goal(Goal.ratioAtLeast(0.40)));
    }

    static void requireSameBodies(Counted ours, Counted bare) {
        if (ours.creates() != bare.creates() || ours.bodyBytes() != bare.bodyBytes()) {
            throw new BenchmarkException(
                    "Expected the product and the bare loop to send the same bodies, found " + ours + " and " + bare);
        }
    }
}
