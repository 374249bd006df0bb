package dev.customersync.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.database.TestDatabase;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What writes cost when the planner has nothing to go by. */
class StateWritesIntegrationTests {
    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final int KNOWN = 20_000;
    private static final StateOrigin RUN = new StateOrigin(1, "default");
    private static final List<RecordKey> FEW = IntStream.rangeClosed(1, 50)
            .mapToObj(number -> RecordKey.customer("C-" + number))
            .toList();

    private final JdbcTemplate template = database.template();
    private final SyncStates states = new SyncStates(database.dataSource(), database.transactions(), "shop");

    @BeforeEach
    void emptyWithoutStatistics() {
        template.execute("truncate sync_state");
        template.execute("alter table sync_state set (autovacuum_enabled = false)");
    }

    @Test
    void withdrawsByTheKeysOfTheAnnouncements() {
        load("IN_FLIGHT");

        assertThat(read(() -> states.withdraw(FEW))).isEqualTo(new Read(0, FEW.size()));
        assertThat(states.countInFlight()).isEqualTo(KNOWN - FEW.size());
    }

    @Test
    void confirmsByTheKeysOfTheAnnouncements() {
        load("IN_FLIGHT");

        assertThat(read(() -> states.confirm(FEW))).isEqualTo(new Read(0, FEW.size()));
        assertThat(count("confirmed")).isEqualTo(FEW.size());
    }

    @Test
    void keepsNewHashesByTheKeysOfTheirRecords() {
        load("SYNCED");
        RowHash hash = RowHash.of(new byte[RowHash.LENGTH]);
        Map<RecordKey, RowHash> hashes = FEW.stream().collect(Collectors.toMap(key -> key, key -> hash));

        assertThat(read(() -> states.refreshHashes(RUN, hashes))).isEqualTo(new Read(0, FEW.size()));
        assertThat(count("row_hash is not null")).isEqualTo(FEW.size());
    }

    @Test
    void notesChangesInDoubtByTheKeysOfTheirRecords() {
        load("SYNCED");

        states.unsettle(FEW, () -> {});

        assertThat(count("unsettled")).isEqualTo(FEW.size());
    }

    @Test
    void forgetsByTheKeysOfTheRecordsAndOfTheirCustomers() {
        load("SYNCED");
        template.update("""
                        insert into sync_state (target, entity, customer_reference_id, reference_id, remote_id, status, payload, feed,
                            updated_by_run)
                        select target, 'contact', reference_id, 'P-1', 'p-1', status, payload, feed, updated_by_run from sync_state
                        """);

        assertThat(read(() -> states.forget(FEW))).isEqualTo(new Read(0, 2L * FEW.size()));
        assertThat(count("true")).isEqualTo(2L * (KNOWN - FEW.size()));
    }

    /** What a write read of the table: how often all of it, and how many rows by an index. */
    private record Read(long scans, long byIndex) {}

    private Read read(Runnable write) {
        return new TransactionTemplate(database.transactions()).execute(status -> {
            Read earlier = read();
            write.run();
            Read all = read();
            return new Read(all.scans() - earlier.scans(), all.byIndex() - earlier.byIndex());
        });
    }

    private Read read() {
        return template.queryForObject("""
                        select seq_scan, idx_tup_fetch from pg_stat_xact_user_tables where relname = 'sync_state'
                        """, (row, number) -> new Read(row.getLong(1), row.getLong(2)));
    }

    private long count(String condition) {
        return database.jdbc()
                .sql("select count(*) from sync_state where " + condition)
                .query(Long.class)
                .single();
    }

    private void load(String status) {
        template.update("""
                        insert into sync_state (target, entity, customer_reference_id, reference_id, remote_id, status, payload, feed,
                            updated_by_run)
                        select 'shop', 'customer', '', 'C-' || n, 'r-' || n, ?, '{}', 'default', 1
                        from generate_series(1, ?) n
                        """, status, KNOWN);
    }
}
