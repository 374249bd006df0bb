package dev.customersync.bench.scenario;

import dev.customersync.bench.Bench;
import dev.customersync.bench.Figure;
import dev.customersync.bench.Figure.Goal;
import dev.customersync.bench.KnownCustomers;
import dev.customersync.bench.Product;
import dev.customersync.bench.Running.Ended;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The nightly run in which nothing has changed. */
final class UnchangedRerun implements Scenario {
    @Override
    public String name() {
        return "unchanged";
    }

    @Override
    public String what() {
        return "a file of known customers none of which has changed, from process start to process end";
    }

    @Override
    public void run(Bench bench) {
        KnownCustomers customers = bench.known(bench.settings().rows());
        Product product = bench.productKnowing(customers, name());
        bench.server().reset(0);
        List<Double> seconds = new ArrayList<>();
        List<Double> rate = new ArrayList<>();
        List<Double> memory = new ArrayList<>();
        Map<String, List<Double>> floor = new LinkedHashMap<>();
        for (int i = 0; i < bench.settings().repetitions(); i++) {
            Ended ended = product.run("sync", "--customers", customers.file().toString());
            seconds.add(ended.seconds());
            rate.add(customers.rows() / ended.seconds());
            memory.add(ended.peakMegabytes());
            floor(bench, customers).forEach((part, took) -> floor.computeIfAbsent(part, first -> new ArrayList<>())
                    .add(took));
        }
        bench.add(Figure.of(name(), "whole process, " + customers.rows() + " rows", "s", seconds)
                .against("floor", floor.getOrDefault("all", List.of()))
                .goal(Goal.ratioAtMost(2.0)));
        bench.add(Figure.of(name(), "rows", "rows/s", rate).goal(Goal.atLeast(60_000)));
        bench.add(Figure.of(name(), "peak memory of the process", "MB", memory));
        floor.forEach((part, took) -> bench.add(Figure.of(name(), "floor: " + part, "s", took)));
    }

    private static Map<String, Double> floor(Bench bench, KnownCustomers customers) {
        return bench.floor("unchanged", customers.file(), bench.database().url(customers.database()), customers.rows());
    }
}
