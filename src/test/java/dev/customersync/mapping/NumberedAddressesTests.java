package dev.customersync.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.customersync.problem.Problem;
import dev.customersync.record.EntityType;
import dev.customersync.record.Payload;
import dev.customersync.source.Header;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NumberedAddressesTests {
    private static final String CUSTOMER = "reference_id|company_name|display_name|";
    private static final String FIRST = "address_1_type|address_1_address_line_1|address_1_city";

    @Test
    void anyNumberOfThemHaveTheirOwnKeysOrNumberedOnes() {
        Payload customer = valid(
                "address_12_city|address_12_type|address_12_address_line_1|" + FIRST + "|address_1_reference_id",
                "Ulm|shipping|Street 12|billing|Street 1|Köln|A-7");

        assertThat(customer.elements(Payload.ADDRESSES))
                .extracting(Payload::toMap)
                .containsExactly(
                        Map.of("reference_id", "A-7", "type", "billing", "address_line_1", "Street 1", "city", "Köln"),
                        Map.of(
                                "reference_id",
                                "C-1-address-12",
                                "type",
                                "shipping",
                                "address_line_1",
                                "Street 12",
                                "city",
                                "Ulm"));
    }

    @Test
    void aTypeAndAKeyAloneAreNoAddress() {
        assertThat(valid(FIRST + "|address_1_reference_id", "billing|||A-1").has(Payload.ADDRESSES))
                .isFalse();
    }

    @Test
    void aTypeIsRequired() {
        assertThat(problems(FIRST, "|Street 1|Ulm"))
                .extracting(Problem::message)
                .containsExactly("address_1_type: expected a value, found a blank cell");
        assertThatThrownBy(() -> bind("address_1_city"))
                .hasMessageContaining("column address_1_type is missing; column address_1_address_line_1 is missing");
    }

    @Test
    void aMisspeltColumnIsAskedAbout() {
        Header header = Rows.header(CUSTOMER + FIRST + "|address_1_zipcode");

        assertThat(DefaultLayout.bind(EntityType.CUSTOMER, header).warnings())
                .containsExactly("input.csv: column \"address_1_zipcode\" is not known and is ignored; did you mean"
                        + " \"address_1_zip_code\"?");
    }

    @Test
    void twoDefaultsOfOneTypeAreNamedBoth() {
        String columns = "billing_address_line_1|billing_city|billing_is_default|" + FIRST + "|address_1_is_default";

        assertThat(problems(columns, "Street 1|Ulm|yes|billing|Street 2|Ulm|yes"))
                .extracting(Problem::message)
                .containsExactly(
                        "address_1_is_default: expected one default billing address, billing, found another one, address_1");
        assertThat(valid(columns, "Street 1|Ulm|yes|shipping|Street 2|Ulm|yes").elements(Payload.ADDRESSES))
                .hasSize(2);
        assertThat(valid(columns, "Street 1|Ulm|yes|billing|Street 2|Ulm|no").elements(Payload.ADDRESSES))
                .hasSize(2);
    }

    @Test
    void aProfileMapsThemToo() {
        Profile profile = ProfileParser.parse("p.yml", """
                entity: customer
                version: 1
                fields:
                  reference_id: Nr
                  company_name: Name
                  display_name: Name
                  address_2.type: { constant: shipping }
                  address_2.address_line_1: Strasse
                  address_2.city: Ort
                """);
        Header header = Rows.header("Nr|Name|Strasse|Ort");

        Mapped mapped = profile.bind(header).mapping().map(Rows.row(header, "C-1|Acme|Weg 1|Ulm"));

        assertThat(((Mapped.Valid) mapped).record().payload().elements(Payload.ADDRESSES))
                .extracting(Payload::toMap)
                .containsExactly(Map.of(
                        "reference_id", "C-1-address-2", "type", "shipping", "address_line_1", "Weg 1", "city", "Ulm"));
    }

    private static BoundMapping bind(String columns) {
        return DefaultLayout.bind(EntityType.CUSTOMER, Rows.header(CUSTOMER + columns));
    }

    private static Mapped map(String columns, String cells) {
        Header header = Rows.header(CUSTOMER + columns);
        return DefaultLayout.bind(EntityType.CUSTOMER, header).mapping().map(Rows.row(header, "C-1|M|M|" + cells));
    }

    private static Payload valid(String columns, String cells) {
        return ((Mapped.Valid) map(columns, cells)).record().payload();
    }

    private static List<Problem> problems(String columns, String cells) {
        return ((Mapped.Invalid) map(columns, cells)).problems();
    }
}
