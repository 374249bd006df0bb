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

/** The fourth script, over the states of a database that is in use. */
class StateIndexesIntegrationTests {
    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private final DriverManagerDataSource dataSource =
            new DriverManagerDataSource(database.jdbcUrl() + "&currentSchema=used");
    private final JdbcTemplate template = new JdbcTemplate(dataSource);

    @BeforeEach
    void migrateStatesOfEarlierRuns() {
        database.template().execute("drop schema if exists used cascade; create schema used");
        Flyway.configure().dataSource(dataSource).target("3").load().migrate();
        insert("production", "customer", "", "C-1", "SYNCED");
        insert("staging", "customer", "", "C-1", "SYNCED");
        insert("production", "contact", "C-1", "P-1", "IN_FLIGHT");
        insert("production", "address", "C-1", "P-1", "SYNCED");
        Flyway.configure().dataSource(dataSource).load().migrate();
    }

    @Test
    void keepsTheStatesAndWhatIsUniqueOfThem() {
        assertThat(template.queryForList("select reference_id from sync_state order by 1", String.class))
                .isEqualTo(List.of("C-1", "C-1", "P-1", "P-1"));
        assertThatThrownBy(() -> insert("production", "customer", "", "C-1", "SYNCED"))
                .isInstanceOf(DuplicateKeyException.class)
                .hasMessageContaining("sync_state_pkey");
        insert("production", "customer", "", "C-2", "SYNCED");
        insert("production", "contact", "C-2", "P-1", "SYNCED");
    }

    private void insert(String target, String entity, String customerReferenceId, String referenceId, String status) {
        template.update("""
                insert into sync_state (target, entity, customer_reference_id, reference_id, remote_id, status, payload, feed,
                    updated_by_run)
                values (?, ?, ?, ?, 'r-1', ?, '{}', 'default', 1)
                """, target, entity, customerReferenceId, referenceId, status);
    }
}
