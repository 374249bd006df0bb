package dev.customersync.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.database.TestDatabase;
import dev.customersync.record.EntityType;
import dev.customersync.record.RecordKey;
import dev.customersync.source.Position;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

class ClaimsIntegrationTests {
    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final long RUN = 7;
    private static final String PARTITION = "row_outcome_7";
    private static final int ASKED = 1_000;

    /** Once the driver has prepared a statement, the server tries five plans for the values given before it settles on one for any. */
    private static final int UNTIL_PLANS_SETTLE = 12;

    private final JdbcTemplate template = database.template();
    private final Claims claims = new Claims(database.dataSource(), LedgerTables.LASTING);

    @BeforeEach
    void emptyPartition() {
        template.execute("drop table if exists " + PARTITION);
        new Ledger(database.dataSource()).openRun(RUN);
        template.execute("alter table " + PARTITION + " set (autovacuum_enabled = false)");
    }

    @Test
    void tellsWhatHasTakenAKeyWhicheverKindOfRecordItIs() {
        template.execute("""
                insert into row_outcome (run_id, line, duration_ms, attempts, entity, source, customer_reference_id, reference_id,
                    action, status, remote_id)
                values (7, 2, 0, 0, 'customer', 'a', '', 'K', 'NONE', 'UNCHANGED', 'r-1'),
                    (7, 3, 0, 0, 'customer', 'a', '', 'K', 'NONE', 'DUPLICATE', null),
                    (7, 2, 0, 0, 'contact', 'b', 'K', 'K', 'CREATE', 'CREATED', 'r-2'),
                    (7, 2, 0, 0, 'address', 'c', 'K', 'A', 'NONE', 'INVALID', null)""");
        RecordKey customer = RecordKey.customer("K");
        RecordKey contact = RecordKey.contact("K", "K");
        List<RecordKey> asked = List.of(
                customer,
                contact,
                RecordKey.customer("L"),
                new RecordKey(EntityType.ADDRESS, "K", "K"),
                new RecordKey(EntityType.ADDRESS, "K", "A"));

        assertThat(claims.of(RUN, asked))
                .isEqualTo(Map.of(
                        customer, new Ledger.Claim(new Position("a", 2), Status.UNCHANGED, "r-1"),
                        contact, new Ledger.Claim(new Position("b", 2), Status.CREATED, "r-2")));
    }

    @ParameterizedTest
    @CsvSource({
        "CUSTOMER, auto", "CUSTOMER, force_generic_plan", "CUSTOMER, force_custom_plan",
        "CONTACT, auto", "CONTACT, force_generic_plan", "CONTACT, force_custom_plan"
    })
    void readsNoMoreThanWhatIsAskedForOfAPartitionWithoutStatistics(EntityType entity, String plans) {
        load(entity, 1, 20_000);

        assertThat(readInOneConnection(entity, plans, () -> {})).isEqualTo(new Read(0, ASKED));
    }

    @ParameterizedTest
    @CsvSource({
        "CUSTOMER, auto", "CUSTOMER, force_generic_plan", "CUSTOMER, force_custom_plan",
        "CONTACT, auto", "CONTACT, force_generic_plan", "CONTACT, force_custom_plan"
    })
    void readsNoMoreThanWhatIsAskedForOfAPartitionThatHasGrown(EntityType entity, String plans) {
        load(entity, 1, 5);
        template.execute("vacuum analyze " + PARTITION);

        assertThat(readInOneConnection(entity, plans, () -> load(entity, 6, 20_000)))
                .isEqualTo(new Read(0, ASKED));
    }

    /** What a look-up read of the partition: how often all of it, and how many rows by an index. */
    private record Read(long scans, long byIndex) {}

    private Read readInOneConnection(EntityType entity, String plans, Runnable before) {
        List<RecordKey> keys =
                IntStream.rangeClosed(1, ASKED).mapToObj(n -> key(entity, n)).toList();
        return new TransactionTemplate(database.transactions()).execute(status -> {
            template.execute("set local plan_cache_mode = " + plans);
            for (int i = 0; i < UNTIL_PLANS_SETTLE; i++) {
                claims.of(RUN, keys);
            }
            before.run();
            Read earlier = read();
            assertThat(claims.of(RUN, keys)).hasSize(ASKED);
            Read all = read();
            return new Read(all.scans() - earlier.scans(), all.byIndex() - earlier.byIndex());
        });
    }

    private static RecordKey key(EntityType entity, int number) {
        return entity == EntityType.CUSTOMER
                ? RecordKey.customer("K-" + number)
                : RecordKey.contact("C-" + number / 3, "K-" + number);
    }

    private Read read() {
        return template.queryForObject(
                "select seq_scan, idx_tup_fetch from pg_stat_xact_user_tables where relname = ?",
                (row, number) -> new Read(row.getLong(1), row.getLong(2)),
                PARTITION);
    }

    private void load(EntityType entity, int from, int to) {
        template.update("""
                        insert into row_outcome (run_id, line, duration_ms, attempts, entity, source, customer_reference_id,
                            reference_id, action, status)
                        select 7, n, 0, 0, ?, 'file', ? || case when ? = '' then '' else (n / 3)::text end, 'K-' || n, 'NONE', 'UNCHANGED'
                        from generate_series(?, ?) n
                        """, entity.label(), prefix(entity), prefix(entity), from, to);
    }

    private static String prefix(EntityType entity) {
        return entity == EntityType.CUSTOMER ? "" : "C-";
    }
}
