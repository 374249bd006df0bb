package dev.customersync.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.database.TestDatabase;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

class StateLookUpIntegrationTests {
    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    /** Once the driver has prepared a statement, the server tries five plans for the values given before it settles on one for any. */
    private static final int UNTIL_PLANS_SETTLE = 12;

    private static final int ASKED = 1_000;

    private final JdbcTemplate template = database.template();
    private final StateLookUp lookUp = new StateLookUp(database.dataSource(), "shop");

    @BeforeEach
    void empty() {
        template.execute("truncate sync_state");
        template.execute("alter table sync_state set (autovacuum_enabled = false)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "force_generic_plan", "force_custom_plan"})
    void readsNoMoreThanWhatIsAskedForOfATableWithoutStatistics(String plans) {
        load(1, 20_000);

        assertThat(readBySettledPlans(plans)).isEqualTo(new Read(0, ASKED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "force_generic_plan", "force_custom_plan"})
    void readsNoMoreThanWhatIsAskedForOfATableThatWasTinyWhenPlansSettled(String plans) {
        load(1, 5);
        template.execute("vacuum analyze sync_state");

        assertThat(readBySettledPlans(plans).scans()).isZero();
        Read grown = inOneConnection(plans, () -> load(6, 20_000));

        assertThat(grown).isEqualTo(new Read(0, ASKED));
    }

    @Test
    void findsThePartsOfThoseWhoseRowsSayTheSameOnlyWhereTheyAreNeeded() {
        load(1, 3);
        RecordKey first = RecordKey.customer("C-1");
        RecordKey second = RecordKey.customer("C-2");

        Map<RecordKey, SyncState> found =
                lookUp.find(Map.of(first, hash(), second, hash(), RecordKey.customer("C-9"), hash()), Set.of(second));

        assertThat(found).containsOnlyKeys(first, second);
        assertThat(found.get(first)).extracting(SyncState::remoteParts).isEqualTo(Map.of());
        assertThat(found.get(second)).extracting(SyncState::remoteParts).isEqualTo(Map.of("addresses/B", "a-1"));
    }

    /** What a look-up read of the table: how often all of it, and how many rows by an index. */
    private record Read(long scans, long byIndex) {}

    private Read readBySettledPlans(String plans) {
        return inOneConnection(plans, () -> {});
    }

    private Read inOneConnection(String plans, Runnable before) {
        return new TransactionTemplate(database.transactions()).execute(status -> {
            template.execute("set local plan_cache_mode = " + plans);
            for (int i = 0; i < UNTIL_PLANS_SETTLE; i++) {
                lookUp.find(asked(), Set.of());
            }
            before.run();
            Read earlier = read();
            lookUp.find(asked(), Set.of());
            Read all = read();
            return new Read(all.scans() - earlier.scans(), all.byIndex() - earlier.byIndex());
        });
    }

    private Read read() {
        return template.queryForObject("""
                        select seq_scan, idx_tup_fetch from pg_stat_xact_user_tables where relname = 'sync_state'
                        """, (row, number) -> new Read(row.getLong(1), row.getLong(2)));
    }

    private static Map<RecordKey, RowHash> asked() {
        Map<RecordKey, RowHash> rows = new HashMap<>();
        IntStream.rangeClosed(1, ASKED).forEach(number -> rows.put(RecordKey.customer("C-" + number), hash()));
        return rows;
    }

    private void load(int from, int to) {
        template.update("""
                        insert into sync_state (target, entity, customer_reference_id, reference_id, remote_id, remote_parts, status,
                            row_hash, payload, feed, updated_by_run)
                        select 'shop', 'customer', '', 'C-' || n, 'r-' || n, '{"addresses/B": "a-1"}', 'SYNCED', ?, '{}', 'default', 1
                        from generate_series(?, ?) n
                        """, hash().toBytes(), from, to);
    }

    private static RowHash hash() {
        return RowHash.of(new byte[RowHash.LENGTH]);
    }
}
