package dev.customersync.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.record.EntityType;
import dev.customersync.record.Payload;
import dev.customersync.record.RecordKey;
import dev.customersync.source.Header;
import dev.customersync.source.Position;
import dev.customersync.source.Row;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DefaultCellsTests {

    @Test
    void whatIsWrittenIsReadBackAsItWas() {
        Payload contact = Payload.EMPTY
                .with("reference_id", "P-1")
                .with("first_name", "Ann")
                .with("email", "ann@example.com")
                .with("is_default", true)
                .with(Payload.ATTRIBUTES, List.of(Map.of("name", "VAT ID", "value", "DE 1")));
        RecordKey key = RecordKey.contact("C-1", "P-1");
        DefaultCells layout = new DefaultCells(EntityType.CONTACT, Set.of(), new TreeSet<>(Set.of("VAT ID", "Tier")));
        Header header = new Header("contacts.csv", layout.header(), ',');

        Mapped read = DefaultLayout.bind(EntityType.CONTACT, header)
                .mapping()
                .map(new Row(new Position("contacts.csv", 2), header, layout.cells(key, contact), List.of()));

        assertThat(read).isInstanceOfSatisfying(Mapped.Valid.class, valid -> {
            assertThat(valid.record().key()).isEqualTo(key);
            assertThat(valid.record().payload()).isEqualTo(contact);
        });
    }

    @Test
    void aFieldThatIsLeftOutHasNoColumnAndListsAreJoined() {
        DefaultCells layout = new DefaultCells(EntityType.CUSTOMER, Set.of("phone"), new TreeSet<>());

        assertThat(layout.header()).startsWith("reference_id", "company_name").doesNotContain("phone");
        assertThat(layout.cells(
                        RecordKey.customer("C-1"),
                        Payload.EMPTY
                                .with("assigned_sales_rep_ids", List.of("a", "b"))
                                .with("phone", "+49301")))
                .startsWith("C-1", "")
                .endsWith("a;b")
                .doesNotContain("+49301");
    }
}
