package dev.customersync.bench.scenario;

import dev.customersync.bench.Bench;
import dev.customersync.bench.BenchmarkException;
import java.util.List;
import java.util.stream.Collectors;

/** Something that the product is timed at. */
public interface Scenario {
    /** By which it is asked for: {@code -Dbench.scenarios=…}. */
    String name();

    /** What it is about, in one line. */
    String what();

    /** Measures, and adds figures. */
    void run(Bench bench);

    /** Those of these names, in the order in which they are run. */
    static List<Scenario> named(List<String> names) {
        List<Scenario> all = List.of(
                new StartUp(),
                new UnchangedRerun(),
                new Planning(),
                new Resume(),
                new Creating(),
                new Latency(),
                new RateLimit(),
                new Growth());
        String known = all.stream().map(Scenario::name).collect(Collectors.joining(", "));
        for (String name : names) {
            if (all.stream().noneMatch(scenario -> scenario.name().equals(name))) {
                throw new BenchmarkException("bench.scenarios: expected some of " + known + ", found " + name);
            }
        }
        return all.stream().filter(scenario -> names.contains(scenario.name())).toList();
    }
}
