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

/** The scripts from the third on, over the ledger and the states of a database that is in use. */
class UpgradeIntegrationTests {
    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private final DriverManagerDataSource dataSource =
            new DriverManagerDataSource(database.jdbcUrl() + "&currentSchema=used");
    private final JdbcTemplate template = new JdbcTemplate(dataSource);

    @BeforeEach
    void migrateWhatEarlierRunsHaveLeft() {
        database.template().execute("drop schema if exists used cascade; create schema used");
        Flyway.configure().dataSource(dataSource).target("2").load().migrate();
        template.execute("create table row_outcome_1 (like row_outcome including all)");
        template.execute("alter table row_outcome attach partition row_outcome_1 for values in (1)");
        insertOutcome(2, "C-1", "UNCHANGED");
        insertOutcome(3, "C-1", "DUPLICATE");
        insertState("production", "customer", "", "C-1", "SYNCED");
        insertState("staging", "customer", "", "C-1", "SYNCED");
        insertState("production", "contact", "C-1", "P-1", "IN_FLIGHT");
        insertState("production", "address", "C-1", "P-1", "SYNCED");
        Flyway.configure().dataSource(dataSource).load().migrate();
    }

    @Test
    void keepsTheOutcomesAndWhatIsUniqueOfThem() {
        assertThat(template.queryForList("select line from row_outcome order by line", Long.class))
                .isEqualTo(List.of(2L, 3L));
        assertThatThrownBy(() -> insertOutcome(2, "C-2", "UNCHANGED"))
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("row_outcome_1_pkey");
        assertThatThrownBy(() -> insertOutcome(4, "C-1", "UNCHANGED"))
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("customer_reference_id");
        insertOutcome(4, "C-1", "DUPLICATE");
    }

    @Test
    void aPartitionMadeLaterHasTheSameIndexes() {
        template.execute("create table row_outcome_2 (like row_outcome including all)");
        template.execute("alter table row_outcome attach partition row_outcome_2 for values in (2)");

        assertThat(indexes("row_outcome_2")).isEqualTo(indexes("row_outcome_1")).hasSize(4);
    }

    @Test
    void keepsTheStatesAndWhatIsUniqueOfThem() {
        assertThat(template.queryForList("select reference_id from sync_state order by 1", String.class))
                .isEqualTo(List.of("C-1", "C-1", "P-1", "P-1"));
        assertThatThrownBy(() -> insertState("production", "customer", "", "C-1", "SYNCED"))
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("sync_state_pkey");
        insertState("production", "customer", "", "C-2", "SYNCED");
        insertState("production", "contact", "C-2", "P-1", "SYNCED");
        assertThat(indexes("sync_state"))
                .contains(
                        " USING btree (customer_reference_id, reference_id, entity, target)",
                        " USING btree (customer_reference_id, reference_id) WHERE (status = 'IN_FLIGHT'::text)");
    }

    private List<String> indexes(String table) {
        return template.queryForList(
                "select substring(indexdef from ' USING .*') from pg_indexes where schemaname = 'used' and tablename = ? order by 1",
                String.class,
                table);
    }

    private void insertOutcome(long line, String reference, String status) {
        template.update("""
                        insert into row_outcome (run_id, line, duration_ms, attempts, entity, source, customer_reference_id, reference_id,
                            action, status)
                        values (1, ?, 0, 0, 'customer', 'customers.csv', '', ?, 'NONE', ?)
                        """, line, reference, status);
    }

    private void insertState(
            String target, String entity, String customerReferenceId, String referenceId, String status) {
        template.update("""
                        insert into sync_state (target, entity, customer_reference_id, reference_id, remote_id, status, payload, feed,
                            updated_by_run)
                        values (?, ?, ?, ?, 'r-1', ?, '{}', 'default', 1)
                        """, target, entity, customerReferenceId, referenceId, status);
    }
}
