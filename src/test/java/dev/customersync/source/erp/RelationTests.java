package dev.customersync.source.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.customersync.record.EntityType;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RelationTests {
    private static final ErpSettings.Rows NONE = new ErpSettings.Rows(null, null, null, null);

    @Test
    void theReadyMadeTablesAreReadWhenNothingIsSet() {
        assertThat(Relation.of(settings(NONE, NONE)))
                .extracting(Relation::name, Relation::key, Relation::watermark)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "erp:staging.customers", List.of("reference_id"), "updated_at"),
                        org.assertj.core.groups.Tuple.tuple(
                                "erp:staging.addresses",
                                List.of("customer_reference_id", "reference_id"),
                                "updated_at"),
                        org.assertj.core.groups.Tuple.tuple(
                                "erp:staging.contacts",
                                List.of("customer_reference_id", "reference_id"),
                                "updated_at"));
    }

    @Test
    void onlyWhatIsSetIsReadWhenAnythingIs() {
        ErpSettings.Rows query = new ErpSettings.Rows(null, "select * from a -- all\n;\n", List.of("id"), "stamp");

        assertThat(Relation.of(settings(NONE, query)))
                .containsExactly(new Relation(
                        EntityType.CONTACT,
                        "erp:contacts.query",
                        "erp.contacts.query",
                        "(\nselect * from a -- all\n)",
                        List.of("id"),
                        "stamp"));
    }

    @Test
    void aTableIsNamedAsInSql() {
        assertThat(Relation.of(settings(table("\"Staging\".\"OCRD\""), NONE)))
                .extracting(Relation::from)
                .containsExactly("\"Staging\".\"OCRD\"");
        assertThatThrownBy(() -> Relation.of(settings(table("select * from a"), NONE)))
                .hasMessage(
                        "erp.customers.table: expected the name of a table or view such as staging.customers or"
                                + " \"Staging\".\"OCRD\", found \"select * from a\"; for anything else use erp.customers.query");
        assertThatThrownBy(() -> Relation.of(settings(new ErpSettings.Rows("a", "select 1", null, null), NONE)))
                .hasMessage("erp.customers: expected a table or a query, found both; remove one of them");
    }

    private static ErpSettings.Rows table(@Nullable String table) {
        return new ErpSettings.Rows(table, null, null, null);
    }

    private static ErpSettings settings(ErpSettings.Rows customers, ErpSettings.Rows contacts) {
        return new ErpSettings(
                new ErpSettings.Db(null, null, null, Duration.ZERO),
                customers,
                NONE,
                contacts,
                Duration.ZERO,
                0,
                null,
                1,
                false);
    }
}
