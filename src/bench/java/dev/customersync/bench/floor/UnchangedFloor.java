package dev.customersync.bench.floor;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import dev.customersync.bench.Customers;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * What a run in which nothing has changed cannot do without: read the file, look every row's state up, write an outcome for each into
 * the same table under the same indexes, and copy these out.
 */
final class UnchangedFloor {
    private static final int CHUNK = 2_000;
    private static final long RUN = 1_000_000_000;
    private static final String PARTITION = "row_outcome_" + RUN;

    private final Path file;
    private final Connection connection;
    private final long rows;

    private UnchangedFloor(Path file, Connection connection, long rows) {
        this.file = file;
        this.connection = connection;
        this.rows = rows;
    }

    /**
     * Measures.
     *
     * @param arguments file of customers, JDBC URL, number of rows
     * @return seconds: {@code csv}, {@code look-ups}, {@code copy in}, {@code copy out}, {@code all}
     */
    static Map<String, Double> run(List<String> arguments) throws Exception {
        try (Connection connection = DriverManager.getConnection(arguments.get(1), "postgres", "postgres")) {
            UnchangedFloor floor =
                    new UnchangedFloor(Path.of(arguments.get(0)), connection, Long.parseLong(arguments.get(2)));
            try {
                floor.makeRoom();
                return floor.measure();
            } finally {
                connection.setAutoCommit(true);
                floor.execute("drop table if exists " + PARTITION);
            }
        }
    }

    private void makeRoom() throws SQLException {
        execute("drop table if exists " + PARTITION);
        execute("create table " + PARTITION + " (like row_outcome including all)");
        execute("alter table row_outcome attach partition " + PARTITION + " for values in (" + RUN + ")");
        connection.setAutoCommit(false);
    }

    private interface Part {
        void run() throws Exception;
    }

    private Map<String, Double> measure() throws Exception {
        Map<String, Double> seconds = new LinkedHashMap<>();
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("csv", this::readFile);
        parts.put("look-ups", this::lookUp);
        parts.put("copy in", this::copyIn);
        parts.put("copy out", this::copyOut);
        double all = 0;
        for (Map.Entry<String, Part> part : parts.entrySet()) {
            long startedAt = System.nanoTime();
            part.getValue().run();
            double took = (System.nanoTime() - startedAt) / 1e9;
            seconds.put(part.getKey(), took);
            all += took;
        }
        seconds.put("all", all);
        return seconds;
    }

    private void readFile() throws Exception {
        long read = -1;
        try (CSVReader reader = new CSVReaderBuilder(Files.newBufferedReader(file))
                .withCSVParser(new RFC4180ParserBuilder().build())
                .withVerifyReader(false)
                .build()) {
            while (reader.readNext() != null) {
                read++;
            }
        }
        require(read);
    }

    private void lookUp() throws SQLException {
        long found = 0;
        try (PreparedStatement query = connection.prepareStatement("""
                select reference_id, remote_id, status, row_hash from sync_state
                where target = 'bench' and entity = 'customer' and customer_reference_id = '' and reference_id = any(?)
                """)) {
            for (long from = 1; from <= rows; from += CHUNK) {
                String[] keys = new String[(int) Math.min(CHUNK, rows - from + 1)];
                for (int i = 0; i < keys.length; i++) {
                    keys[i] = Customers.reference(from + i);
                }
                query.setArray(1, connection.createArrayOf("text", keys));
                Map<String, byte[]> hashes = new HashMap<>(2 * keys.length);
                try (ResultSet states = query.executeQuery()) {
                    while (states.next()) {
                        hashes.put(states.getString(1), states.getBytes(4));
                    }
                }
                connection.commit();
                found += hashes.size();
            }
        }
        require(found);
    }

    private void copyIn() throws SQLException, IOException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        long written = 0;
        for (long from = 1; from <= rows; from += CHUNK) {
            StringBuilder text = new StringBuilder(CHUNK * 128);
            for (long number = from; number < from + CHUNK && number <= rows; number++) {
                String reference = Customers.reference(number);
                text.append(RUN).append("\tcustomer\tcustomers.csv\t").append(number + 1);
                text.append("\t\t").append(reference).append("\tNONE\tUNCHANGED\t");
                text.append(Customers.remoteId('c', reference)).append("\t0\t0\n");
            }
            written += copy.copyIn(
                    "copy " + PARTITION
                            + " (run_id, entity, source, line, customer_reference_id, reference_id, action, status,"
                            + " remote_id, attempts, duration_ms) from stdin",
                    new StringReader(text.toString()));
            connection.commit();
        }
        require(written);
    }

    private void copyOut() throws SQLException, IOException {
        Path report = Files.createTempFile(file.getParent(), "outcomes", ".csv");
        try (OutputStream out = Files.newOutputStream(report)) {
            require(connection.unwrap(PGConnection.class).getCopyAPI().copyOut("""
                    copy (select run_id, source, line, entity, nullif(customer_reference_id, ''), reference_id, action, status,
                            remote_id, changed_fields, error_code, error_field, message, null as hint, http_status, attempts,
                            duration_ms
                        from row_outcome where run_id = %d and entity = 'customer' order by source, line)
                    to stdout (format csv, header)
                    """.formatted(RUN), out));
        } finally {
            Files.delete(report);
        }
        connection.commit();
    }

    private void require(long count) {
        if (count != rows) {
            throw new IllegalStateException("Expected " + rows + " rows, found " + count);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
