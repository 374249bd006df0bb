package dev.customersync.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.http.LatencyCounts;
import dev.customersync.http.RequestTotals;
import dev.customersync.http.UnderWay;
import dev.customersync.outcome.Outcome;
import dev.customersync.progress.Pace;
import dev.customersync.progress.Progress;
import dev.customersync.progress.Total;
import dev.customersync.record.EntityType;
import dev.customersync.source.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RunProgressTests {
    private final List<String> told = new ArrayList<>();
    private final List<Supplier<Pace>> paces = new ArrayList<>();
    private OptionalLong done = OptionalLong.empty();
    private double rate = 10;

    @Test
    void whatEarlierProcessesDidIsCountedOnceWhenTheFirstRowsHaveOutcomes() {
        done = OptionalLong.of(900_002);
        RunProgress progress = progress();

        assertThat(told).isEmpty();
        progress.recorded(outcomes(EntityType.CUSTOMER, EntityType.CUSTOMER));
        progress.recorded(outcomes(EntityType.CUSTOMER));

        assertThat(told).containsExactly("counted customers", "customers: 900002 of 1000000", "customers: 1 more");
    }

    @Test
    void whereTheyCannotBeCountedOnlyTheseAreKnown() {
        RunProgress progress = progress();

        progress.recorded(outcomes(EntityType.CUSTOMER, EntityType.CUSTOMER));

        assertThat(told).containsExactly("counted customers", "customers: 2 of 1000000");
    }

    @Test
    void entitiesAreStretchesOfTheirOwnAndEndWithTheRun() {
        RunProgress progress = progress();

        progress.recorded(outcomes(EntityType.CUSTOMER));
        progress.recorded(outcomes(EntityType.CONTACT, EntityType.CUSTOMER));
        told.clear();
        progress.close();

        assertThat(told).containsExactlyInAnyOrder("customers: end", "contacts: end");
    }

    @Test
    void theRateAtTheBeginIsTheOneToBeReached() {
        RunProgress progress = progress();
        progress.recorded(outcomes(EntityType.CUSTOMER));

        rate = 4;

        assertThat(paces.get(0).get()).isEqualTo(new Pace(4, 10, Duration.ZERO));
    }

    private RunProgress progress() {
        return new RunProgress(
                this::begin,
                entity -> new Total(1_000_000, true),
                entity -> {
                    told.add("counted " + entity.plural());
                    return done;
                },
                () -> new RequestTotals(
                        0, 0, 0, Map.of(), LatencyCounts.NONE, Duration.ZERO, rate, false, new UnderWay(0, 0, 0)));
    }

    private Progress.Stretch begin(String what, Supplier<Total> total, long byNow, Supplier<Pace> pace) {
        told.add(what + ": " + byNow + " of " + total.get().count());
        paces.add(pace);
        return new Progress.Stretch() {
            @Override
            public void advance(long more) {
                told.add(what + ": " + more + " more");
            }

            @Override
            public void close() {
                told.add(what + ": end");
            }
        };
    }

    private static List<Outcome> outcomes(EntityType... entities) {
        return Arrays.stream(entities)
                .map(entity -> Outcome.notAttempted(new Position("customers.csv", 2), entity, "", "C-1", null))
                .toList();
    }
}
