package dev.customersync.bench.scenario;

import dev.customersync.bench.Bench;
import dev.customersync.bench.Customers;
import dev.customersync.bench.Figure;
import dev.customersync.bench.Figure.Goal;
import dev.customersync.bench.Product;
import dev.customersync.bench.Server.Counted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Creating under a rate limit: used whole, and kept in every second, as the server counts. */
final class RateLimit implements Scenario {
    private static final int LATENCY_MILLIS = 20;

    @Override
    public String name() {
        return "rate-limit";
    }

    @Override
    public String what() {
        return "creating customers under a rate limit at a server with " + LATENCY_MILLIS + " ms latency";
    }

    @Override
    public void run(Bench bench) {
        run(bench, 200, 16);
        run(bench, 2_000, 64);
        bench.database().drop("empty");
    }

    private void run(Bench bench, int perSecond, int concurrency) {
        long rows = (long) perSecond * bench.settings().pacedSeconds();
        Path file = Customers.write(bench.folder().resolve("new-customers.csv"), rows);
        List<Double> used = new ArrayList<>();
        List<Double> most = new ArrayList<>();
        for (int i = 0; i < bench.settings().repetitions(); i++) {
            Product product = bench.product(name())
                    .with(bench.database().create("empty"))
                    .with("SYNC_RATE_LIMIT", perSecond + "/s")
                    .with("SYNC_CONCURRENCY", concurrency);
            bench.server().reset(LATENCY_MILLIS);
            product.run("sync", "--customers", file.toString());
            Counted counted = bench.server().counted();
            used.add(counted.requestsPerSecond());
            most.add((double) counted.mostInASecond());
        }
        List<Double> limit = List.of((double) perSecond);
        String setting = perSecond + "/s, concurrency " + concurrency;
        bench.add(Figure.of(name(), "requests at " + setting, "/s", used)
                .against("limit", limit)
                .goal(Goal.ratioAtLeast(0.98)));
        bench.add(Figure.of(name(), "most in any second at " + setting, "", most)
                .against("limit", limit)
                .goal(Goal.ratioAtMost(1.02)));
    }
}
