package dev.customersync.bench.scenario;

import dev.customersync.bench.Bench;
import dev.customersync.bench.Customers;
import dev.customersync.bench.Figure;
import dev.customersync.bench.Figure.Goal;
import dev.customersync.bench.KnownCustomers;
import dev.customersync.bench.Product;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a run would do with a file in which one customer in {@value Customers#CHANGED_EVERY} has changed. */
final class Planning implements Scenario {
    @Override
    public String name() {
        return "plan";
    }

    @Override
    public String what() {
        return "plan for a file of known customers of which one in " + Customers.CHANGED_EVERY + " has changed";
    }

    @Override
    public void run(Bench bench) {
        if (!bench.product(name()).run("--help").output().contains("\n  plan ")) {
            System.err.println("  left out: this product has no command \"plan\"");
            return;
        }
        KnownCustomers customers = bench.known(bench.settings().rows());
        Product product = bench.productKnowing(customers, name());
        Path changed = Customers.writeChanged(bench.folder().resolve("changed-customers.csv"), customers.rows());
        bench.server().reset(0);
        List<Double> seconds = new ArrayList<>();
        List<Double> unchanged = new ArrayList<>();
        for (int i = 0; i < bench.settings().repetitions(); i++) {
            seconds.add(product.run("plan", "--customers", changed.toString(), "--output", "json")
                    .seconds());
            unchanged.add(product.run("sync", "--customers", customers.file().toString())
                    .seconds());
        }
        bench.add(Figure.of(name(), "whole process, " + customers.rows() + " rows", "s", seconds)
                .against("unchanged run", unchanged)
                .goal(Goal.ratioAtMost(1.2)));
    }
}
