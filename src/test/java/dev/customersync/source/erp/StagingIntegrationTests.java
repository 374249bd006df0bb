package dev.customersync.source.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.customersync.database.Access;
import dev.customersync.database.TestDatabase;
import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.record.EntityType;
import dev.customersync.source.Row;
import dev.customersync.source.RowReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StagingIntegrationTests {
    private static final ErpSettings.Rows NONE = new ErpSettings.Rows(null, null, null, null);

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @AfterEach
    void dropTables() {
        database.template().execute("drop table if exists item cascade");
    }

    @Test
    void valuesAreWrittenWithoutLossAndAlikeOnEveryMachine() {
        database.template().execute("""
                create table item as select
                    7 as reference_id, 9223372036854775807 as big, 12345678901234567890.12300 as amount,
                    1e30::float8 as far, 0.1::float4 as near, 1500::float8 as whole, 'NaN'::numeric as nan,
                    true as yes, false as no, null::boolean as nothing,
                    date '2026-03-29' as day, timestamp '2026-03-29 02:30:00.5' as local,
                    timestamptz '2026-03-29 02:30:00+02' as moment, timestamptz 'infinity' as forever, time '08:15' as clock,
                    array['a', null, 'b'] as words, array[1.50, 2] as prices, array[]::text[] as empty,
                    array[timestamptz '2026-03-29 02:30:00+02'] as moments,
                    '  padded '::text as padded, 'x'::char(5) as fixed, '{"a": 1}'::jsonb as json,
                    '0c05a9a7-84ed-46f0-819b-653545730920'::uuid as id, '007'::text as zeros
                """);

        assertThat(read(relation("item", List.of("reference_id"), null), Window.WHOLE))
                .singleElement()
                .isEqualTo(List.of(
                        "7",
                        "9223372036854775807",
                        "12345678901234567890.12300",
                        "1000000000000000000000000000000",
                        "0.1",
                        "1500",
                        "NaN",
                        "true",
                        "false",
                        "",
                        "2026-03-29",
                        "2026-03-29T02:30:00.5",
                        "2026-03-29T00:30:00Z",
                        "infinity",
                        "08:15:00",
                        "a;b",
                        "1.50;2",
                        "",
                        "2026-03-29T00:30:00Z",
                        "padded",
                        "x",
                        "{\"a\": 1}",
                        "0c05a9a7-84ed-46f0-819b-653545730920",
                        "007"));
    }

    @Test
    void aRowWhoseKeyHasAHoleIsReadToo() {
        database.template().execute("create table item (customer_reference_id text, reference_id text)");
        database.template()
                .execute(
                        "insert into item values (null, 'P-1'), ('C-1', null), ('C-1', 'P-2'), ('B', 'P-3'), (null, null)");

        assertThat(read(relation("item", List.of("customer_reference_id", "reference_id"), null), Window.WHOLE))
                .as("in the order of keys; a row of blank cells is passed over as in a file")
                .containsExactly(List.of("B", "P-3"), List.of("C-1", "P-2"), List.of("C-1", ""), List.of("", "P-1"));
    }

    @Test
    void aWindowIsRowsFromAWatermarkOnThoseWithoutAndThoseOfKeysEachOnce() {
        database.template().execute("create table item (reference_id int, at int)");
        database.template().execute("insert into item values (1, 10), (2, 20), (3, 30), (4, null), (5, 5)");
        Window window = new Window("20", List.of(List.of("5"), List.of("3"), List.of("99")));

        assertThat(read(relation("item", List.of("reference_id"), "at"), window))
                .as("without the watermark, which says nothing of the record")
                .containsExactly(List.of("2"), List.of("3"), List.of("4"), List.of("5"));
    }

    @Test
    void allEntitiesAreReadInOneSnapshot() {
        database.template().execute("create table item (reference_id int)");
        database.template().execute("insert into item values (1), (2)");
        Relation relation = relation("item", List.of("reference_id"), null);
        try (Staging staging = open()) {
            Examined examined = staging.examine(relation);
            database.template().execute("insert into item values (3)");
            var source = staging.source(examined, Window.WHOLE, "");
            try (RowReader reader = source.open()) {
                assertThat(reader.read()).isNotNull();
                database.template().execute("insert into item values (4)");
            }

            assertThat(rows(source.open()))
                    .extracting(Row::cells)
                    .as("what was there when the first row was read")
                    .containsExactly(List.of("1"), List.of("2"), List.of("3"));
            assertThat(source.isFull()).isTrue();
        }
    }

    @Test
    void aBrokenConnectionLosesNoRowAndBringsNoneTwice() {
        database.template().execute("create table item (reference_id text, word text)");
        database.template()
                .execute(
                        "insert into item values ('a', '1'), ('b', '1'), ('b', '2'), ('b', '3'), ('d', '1'), (null, '1')");
        try (Staging staging = open()) {
            var source =
                    staging.source(staging.examine(relation("item", List.of("reference_id"), null)), Window.WHOLE, "");
            List<List<String>> read = new ArrayList<>();
            try (RowReader reader = source.open()) {
                // Reading that does not get on would not end either.
                for (Row row = reader.read(); row != null && read.size() < 10; row = reader.read()) {
                    read.add(row.cells());
                    terminateReaders();
                    if (read.size() == 3) {
                        database.template().execute("insert into item values ('c', 'new')");
                    }
                }
            }

            assertThat(read)
                    .containsExactlyInAnyOrder(
                            List.of("a", "1"),
                            List.of("b", "1"),
                            List.of("b", "2"),
                            List.of("b", "3"),
                            List.of("c", "new"),
                            List.of("d", "1"),
                            List.of("", "1"));
            assertThat(source.isFull()).as("rows may have come behind its back").isFalse();
        }
    }

    @Test
    void aDatabaseThatStaysAwayEndsTheRun() {
        database.template().execute("create table item (reference_id int)");
        database.template().execute("insert into item select generate_series(1, 10)");
        database.template().execute("create role short_lived login password 'x'");
        database.template().execute("grant select on item to short_lived");
        Access access = new Access(database.jdbcUrl().replaceFirst("\\?.*", ""), "short_lived", "x");
        ErpSettings brief = settings(Duration.ofMillis(1));
        try (Staging staging = Staging.open(access, brief)) {
            RowReader reader = staging.source(
                            staging.examine(relation("item", List.of("reference_id"), null)), Window.WHOLE, "")
                    .open();
            reader.read();
            reader.read();
            database.template().execute("alter role short_lived connection limit 0");
            terminateReaders();

            assertThatThrownBy(() -> rows(reader))
                    .isInstanceOfSatisfying(
                            SyncException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ERP_LOST))
                    .hasMessageStartingWith(
                            "The ERP database was away for longer than 0 s (erp.db.outage): FATAL: too many"
                                    + " connections for role \"short_lived\"");
        } finally {
            database.template().execute("drop owned by short_lived");
            database.template().execute("drop role short_lived");
        }
    }

    @Test
    void theWatermarkIsWhatTheColumnHadComeToBeforeTheSnapshot() {
        database.template().execute("""
                create table item as select 1 as reference_id, 41 as number, timestamptz '2020-01-01 00:00Z' as moment,
                    timestamp '2020-01-01 01:00' as local, timestamp '2099-01-01 00:00' as future, date '2020-01-02' as day
                """);
        Instant before = Instant.now().minusSeconds(5);

        assertThat(watermark("number")).isEqualTo("41");
        assertThat(Instant.parse(Objects.requireNonNull(watermark("moment"))))
                .as("the clock")
                .isAfter(before);
        assertThat(watermark("local"))
                .as("of an unknown zone, so what was seen")
                .isEqualTo("2020-01-01T01:00");
        assertThat(watermark("future"))
                .as("a slip of the pen hides nothing")
                .startsWith("20")
                .doesNotStartWith("2099");
        assertThat(watermark("day")).isEqualTo("2020-01-02T00:00");
        assertThat(watermark(null)).isNull();
    }

    @Test
    void aColumnThatIsNotThereOrNoWatermarkIsNamed() {
        database.template().execute("create table item (reference_id int, note text)");

        assertThatThrownBy(() -> read(relation("item", List.of("number"), null), Window.WHOLE))
                .hasMessage("erp.customers.key: expected a column of erp:item, found \"number\"; its columns are"
                        + " reference_id, note");
        assertThatThrownBy(() -> read(relation("item", List.of("reference_id"), "note"), Window.WHOLE))
                .hasMessage("erp.customers.watermark: expected a column of times, dates or numbers, found that note of"
                        + " erp:item is of type text");
    }

    private @Nullable String watermark(@Nullable String column) {
        try (Staging staging = open()) {
            return staging.examine(relation("item", List.of("reference_id"), column))
                    .watermark();
        }
    }

    private static void terminateReaders() {
        database.jdbc().sql("""
                        select pg_terminate_backend(pid, 5000) from pg_stat_activity
                        where application_name = 'customer-sync' and datname = current_database()
                        """).query(Boolean.class).list();
    }

    private static List<List<String>> read(Relation relation, Window window) {
        try (Staging staging = open()) {
            return rows(staging.source(staging.examine(relation), window, "").open()).stream()
                    .map(Row::cells)
                    .toList();
        }
    }

    private static List<Row> rows(RowReader reader) {
        try (reader) {
            List<Row> rows = new ArrayList<>();
            for (Row row = reader.read(); row != null; row = reader.read()) {
                rows.add(row);
            }
            return rows;
        }
    }

    private static Relation relation(String table, List<String> key, @Nullable String watermark) {
        return new Relation(EntityType.CUSTOMER, "erp:" + table, "erp.customers.table", table, key, watermark);
    }

    private static Staging open() {
        return Staging.open(new Access(database.jdbcUrl(), null, null), settings(Duration.ofSeconds(20)));
    }

    private static ErpSettings settings(Duration outage) {
        return new ErpSettings(
                new ErpSettings.Db(null, null, null, outage),
                NONE,
                NONE,
                NONE,
                Duration.ofMinutes(10),
                1000,
                null,
                1,
                false);
    }
}
