package dev.customersync.bench;

import dev.customersync.mapping.Mapped;
import dev.customersync.mapping.Mapping;
import dev.customersync.mapping.Mappings;
import dev.customersync.record.EntityRecord;
import dev.customersync.record.EntityType;
import dev.customersync.source.Row;
import dev.customersync.source.RowReader;
import dev.customersync.source.csv.CsvFile;
import dev.customersync.state.StateChange;
import dev.customersync.state.StateOrigin;
import dev.customersync.state.SyncStates;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * A file of customers, and a database that knows them all, as if a run of the product had created them.
 *
 * <p>The first ones a run does create. All of them, these again included, are then written by the classes by which the product
 * writes its states, without asking the server; that this came to the same for the first ones is checked.
 *
 * @param database its name
 */
public record KnownCustomers(Path file, String database, long rows) {
    private static final int CREATED_BY_PRODUCT = 500;
    private static final int CHUNK = 2_000;
    private static final int WRITERS = 2;
    private static final StateOrigin ORIGIN = new StateOrigin(1, "default");

    static KnownCustomers prepare(long rows, Database databases, Product product, Path folder) {
        String name = "known_" + rows;
        Path file = Customers.write(folder.resolve("customers-" + rows + ".csv"), rows);
        Path first = Customers.write(folder.resolve("first-customers.csv"), Math.min(rows, CREATED_BY_PRODUCT));
        product.with(databases.create(name)).run("sync", "--customers", first.toString());
        DataSource dataSource = databases.dataSource(name);
        List<String> written = states(dataSource);
        load(file, dataSource);
        List<String> loaded = states(dataSource);
        if (!written.equals(loaded)) {
            throw new BenchmarkException("Expected loaded states like those that the product has written:\n"
                    + written.get(0) + "\nfound\n" + loaded.get(0));
        }
        databases.execute(name, "vacuum analyze sync_state");
        return new KnownCustomers(file, name, rows);
    }

    private static void load(Path file, DataSource dataSource) {
        SyncStates states = new SyncStates(dataSource, new JdbcTransactionManager(dataSource), Benchmark.TARGET);
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        Semaphore waiting = new Semaphore(2 * WRITERS);
        try (RowReader reader = new CsvFile(file).examine().open()) {
            Mapping mapping =
                    Mappings.DEFAULT.bind(EntityType.CUSTOMER, reader.header()).mapping();
            for (List<Row> chunk = chunk(reader); !chunk.isEmpty(); chunk = chunk(reader)) {
                List<Row> rows = chunk;
                waiting.acquireUninterruptibly();
                writers.execute(() -> {
                    states.save(
                            ORIGIN,
                            rows.stream().map(row -> state(mapping, row)).toList());
                    waiting.release();
                });
            }
            writers.shutdown();
            if (!writers.awaitTermination(1, TimeUnit.HOURS)) {
                throw new BenchmarkException("Loading " + file + " takes too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted", e);
        } finally {
            writers.shutdownNow();
        }
    }

    private static List<Row> chunk(RowReader reader) {
        List<Row> rows = new ArrayList<>(CHUNK);
        Row row = reader.read();
        while (row != null) {
            rows.add(row);
            row = rows.size() < CHUNK ? reader.read() : null;
        }
        return rows;
    }

    private static StateChange state(Mapping mapping, Row row) {
        EntityRecord record = ((Mapped.Valid) mapping.map(row)).record();
        String reference = record.key().referenceId();
        String address = reference + "-billing";
        return new StateChange(
                record.key(),
                Customers.remoteId('c', reference),
                Map.of("addresses/" + address, Customers.remoteId('a', address)),
                record.payload(),
                mapping.hash(row),
                ORIGIN.runId());
    }

    /** The first states with all that they hold but the time. */
    private static List<String> states(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select to_jsonb(s) - 'updated_at' from sync_state s order by reference_id limit
                        """ + CREATED_BY_PRODUCT)) {
            List<String> states = new ArrayList<>();
            while (rows.next()) {
                states.add(rows.getString(1));
            }
            return states;
        } catch (SQLException e) {
            throw new BenchmarkException("The states cannot be read", e);
        }
    }
}
