package dev.customersync.bench.scenario;

import dev.customersync.bench.Bench;
import dev.customersync.bench.Customers;
import dev.customersync.bench.Figure;
import dev.customersync.bench.Figure.Goal;
import dev.customersync.bench.Product;
import dev.customersync.bench.Server.Counted;
import dev.customersync.bench.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Creating at a server that takes its time, as all do: no connection should be idle. */
final class Latency implements Scenario {
    @Override
    public String name() {
        return "latency";
    }

    @Override
    public String what() {
        return "creating customers at a server with latency, without a rate limit";
    }

    @Override
    public void run(Bench bench) {
        Settings settings = bench.settings();
        double possible = settings.latencyConcurrency() * 1000.0 / settings.latencyMillis();
        long rows = Math.round(possible * settings.pacedSeconds());
        Path file = Customers.write(bench.folder().resolve("new-customers.csv"), rows);
        List<Double> requests = new ArrayList<>();
        List<Double> creates = new ArrayList<>();
        List<Double> floor = new ArrayList<>();
        for (int i = 0; i < settings.repetitions(); i++) {
            Product product = bench.product(name())
                    .with(bench.database().create("empty"))
                    .with("SYNC_CONCURRENCY", settings.latencyConcurrency());
            bench.server().reset(settings.latencyMillis());
            product.run("sync", "--customers", file.toString());
            Counted ours = bench.server().counted();
            bench.server().reset(settings.latencyMillis());
            bench.floor("creates", bench.server().uri(), rows, settings.latencyConcurrency());
            Counted bare = bench.server().counted();
            requests.add(ours.requestsPerSecond());
            creates.add(ours.createsPerSecond());
            floor.add(bare.createsPerSecond());
        }
        bench.database().drop("empty");
        String setting = settings.latencyMillis() + " ms, concurrency " + settings.latencyConcurrency();
        bench.add(Figure.of(name(), "requests, " + setting, "/s", requests)
                .against("possible", List.of(possible))
                .goal(Goal.ratioAtLeast(0.95)));
        bench.add(Figure.of(name(), "creates, " + setting, "/s", creates).against("floor", floor));
    }
}
