package dev.customersync.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The third script, over the ledger of a database that is in use. */
class LedgerIndexesIntegrationTests {
    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private final DriverManagerDataSource dataSource =
            new DriverManagerDataSource(database.jdbcUrl() + "&currentSchema=used");
    private final JdbcTemplate template = new JdbcTemplate(dataSource);

    @BeforeEach
    void migrateALedgerOfEarlierRuns() {
        database.template().execute("drop schema if exists used cascade; create schema used");
        Flyway.configure().dataSource(dataSource).target("2").load().migrate();
        template.execute("create table row_outcome_1 (like row_outcome including all)");
        template.execute("alter table row_outcome attach partition row_outcome_1 for values in (1)");
        insert(2, "C-1", "UNCHANGED");
        insert(3, "C-1", "DUPLICATE");
        Flyway.configure().dataSource(dataSource).load().migrate();
    }

    @Test
    void keepsTheRowsAndWhatIsUniqueOfThem() {
        assertThat(template.queryForList("select line from row_outcome order by line", Long.class))
                .isEqualTo(List.of(2L, 3L));
        assertThatThrownBy(() -> insert(2, "C-2", "UNCHANGED"))
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("row_outcome_1_pkey");
        assertThatThrownBy(() -> insert(4, "C-1", "UNCHANGED"))
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("customer_reference_id");
        insert(4, "C-1", "DUPLICATE");
    }

    @Test
    void aPartitionMadeLaterHasTheSameIndexes() {
        template.execute("create table row_outcome_2 (like row_outcome including all)");
        template.execute("alter table row_outcome attach partition row_outcome_2 for values in (2)");

        assertThat(indexes("row_outcome_2")).isEqualTo(indexes("row_outcome_1")).hasSize(4);
    }

    private List<String> indexes(String table) {
        return template.queryForList(
                "select substring(indexdef from ' USING .*') from pg_indexes where schemaname = 'used' and tablename = ? order by 1",
                String.class,
                table);
    }

    private void insert(long line, String reference, String status) {
        template.update("""
                        insert into row_outcome (run_id, line, duration_ms, attempts, entity, source, customer_reference_id, reference_id,
                            action, status)
                        values (1, ?, 0, 0, 'customer', 'customers.csv', '', ?, 'NONE', ?)
                        """, line, reference, status);
    }
}
