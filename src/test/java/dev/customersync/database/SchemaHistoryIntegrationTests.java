package dev.customersync.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class SchemaHistoryIntegrationTests {
    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @BeforeEach
    void migrateASchemaOfItsOwn() {
        database.template().execute("drop schema if exists tables cascade; create schema tables");
        Flyway.configure().dataSource(in("tables")).load().migrate();
    }

    @Test
    void everyScriptIsKnown() throws IOException {
        try (Stream<Path> scripts = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertThat(scripts.map(script -> script.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(SchemaHistory.SCRIPTS);
        }
    }

    @Test
    void tablesAreUpToDateOnceFlywayHasMadeThem() {
        assertThat(new SchemaHistory(in("tables")).isUpToDate()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from flyway_schema_history where script like 'V2%'",
                "update flyway_schema_history set checksum = checksum + 1 where script like 'V1%'",
                "update flyway_schema_history set success = false where script like 'V3%'",
                "insert into flyway_schema_history select 99, '99', 'newer', type, 'V99__newer.sql', 1, installed_by,"
                        + " installed_on, execution_time, true from flyway_schema_history limit 1",
                "drop table flyway_schema_history"
            })
    void whateverElseIsFoundIsLeftToFlyway(String change) {
        database.template().execute("set search_path to tables; " + change + "; reset search_path");

        assertThat(new SchemaHistory(in("tables")).isUpToDate()).isFalse();
    }

    @Test
    void tablesOfAnotherSchemaAreNotTakenForOurs() {
        database.template().execute("create schema if not exists empty");

        assertThat(new SchemaHistory(in("empty,tables")).isUpToDate()).isFalse();
    }

    private static DataSource in(String searchPath) {
        return new DriverManagerDataSource(database.jdbcUrl() + "&currentSchema=" + searchPath);
    }
}
