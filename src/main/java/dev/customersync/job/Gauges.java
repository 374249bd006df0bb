package dev.customersync.job;

import com.zaxxer.hikari.HikariDataSource;
import dev.customersync.http.RequestTotals;
import dev.customersync.outcome.Ledger;
import dev.customersync.outcome.Status;
import dev.customersync.target.Target;
import java.util.Map;

/** Where a run can be read off while it works. Thread-safe. */
final class Gauges {
    /** The target's lock has one for as long as the run lasts. */
    private static final int IDLE_CONNECTIONS = 1;

    private final Target target;
    private final Ledger ledger;
    private final HikariDataSource database;

    Gauges(Target target, Ledger ledger, HikariDataSource database) {
        this.target = target;
        this.ledger = ledger;
        this.database = database;
    }

    /** What this process has asked of the target. */
    RequestTotals requests() {
        return target.requests();
    }

    /** How many rows this process has given an outcome. */
    long rows() {
        return ledger.appended();
    }

    /** How many rows of the run had an outcome when this process took it up. */
    long rowsBefore(long runId) {
        return ledger.counts(runId).values().stream()
                        .flatMap(counts -> counts.entrySet().stream())
                        .filter(count -> count.getKey() != Status.NOT_ATTEMPTED)
                        .mapToLong(Map.Entry::getValue)
                        .sum()
                - ledger.appended();
    }

    /** How many connections to the database are in use. */
    int queries() {
        return Math.max(0, database.getHikariPoolMXBean().getActiveConnections() - IDLE_CONNECTIONS);
    }
}
