package dev.customersync.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.Problem;
import dev.customersync.record.EntityRecord;
import dev.customersync.record.EntityType;
import dev.customersync.record.Payload;
import dev.customersync.record.RecordKey;
import dev.customersync.record.RowHash;
import dev.customersync.source.Header;
import dev.customersync.source.Position;
import dev.customersync.source.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ColumnMappingTests {
    private static final String REP_1 = "0c05a9a7-84ed-46f0-819b-653545730920";
    private static final String REP_2 = "5f0e6b3c-7d34-4e55-9c1f-1b2a3c4d5e6f";
    private static final String CUSTOMER = "reference_id|company_name|display_name|";

    @Nested
    class MapsACustomer {
        @Test
        void withEveryKindOfField() {
            EntityRecord customer = valid(
                    EntityType.CUSTOMER,
                    "email|reference_id|display_name|company_name|assigned_sales_rep_ids|attribute:Tier|billing_city|"
                            + "billing_address_line_1|billing_country|billing_is_default|attribute:Area",
                    "a@example.com|C-1|Müller|Müller GmbH|" + REP_1 + ";" + REP_2 + "|A|Köln|Domplatz 1|de|yes|West");

            assertThat(customer.key()).isEqualTo(RecordKey.customer("C-1"));
            assertThat(customer.payload().names())
                    .containsExactly(
                            "reference_id",
                            "company_name",
                            "display_name",
                            "email",
                            "assigned_sales_rep_ids",
                            "addresses",
                            "attributes");
            assertThat(customer.payload().toMap())
                    .isEqualTo(Map.of(
                            "reference_id",
                            "C-1",
                            "company_name",
                            "Müller GmbH",
                            "display_name",
                            "Müller",
                            "email",
                            "a@example.com",
                            "assigned_sales_rep_ids",
                            List.of(REP_1, REP_2),
                            "addresses",
                            List.of(Map.of(
                                    "reference_id",
                                    "C-1-billing",
                                    "type",
                                    "billing",
                                    "address_line_1",
                                    "Domplatz 1",
                                    "city",
                                    "Köln",
                                    "country",
                                    "DE",
                                    "is_default",
                                    true)),
                            "attributes",
                            List.of(Map.of("name", "Area", "value", "West"), Map.of("name", "Tier", "value", "A"))));
        }

        @Test
        void withTheAddressKeysOfItsOwnOrDefaultOnes() {
            String columns = CUSTOMER
                    + "billing_reference_id|billing_address_line_1|billing_city|shipping_address_line_1|shipping_city";

            assertThat(addressKeys(columns, "C-1|M|M|A-7|Street 1|Ulm|Street 2|Ulm"))
                    .containsExactly("A-7", "C-1-shipping");
            assertThat(addressKeys(columns, "C-1|M|M||Street 1|Ulm|Street 2|Ulm"))
                    .containsExactly("C-1-billing", "C-1-shipping");
        }

        @Test
        void leavingOutWhatIsBlank() {
            Payload payload = valid(
                            EntityType.CUSTOMER,
                            CUSTOMER + "email|billing_reference_id|billing_address_line_1|billing_city|attribute:Tier",
                            "C-1|M|M||A-1|||")
                    .payload();

            assertThat(payload.names()).containsExactly("reference_id", "company_name", "display_name");
        }

        @Test
        void clearingWhatSaysSo() {
            Payload payload = valid(
                            EntityType.CUSTOMER,
                            CUSTOMER
                                    + "email|assigned_sales_rep_ids|billing_address_line_1|billing_city|billing_state|attribute:Tier",
                            "C-1|M|M|#N/A|#N/A|Street 1|Ulm|#N/A|#N/A")
                    .payload();

            assertThat(payload.has("email")).isTrue();
            assertThat(payload.get("email")).isNull();
            assertThat(payload.has("assigned_sales_rep_ids")).isTrue();
            assertThat(payload.get("assigned_sales_rep_ids")).isNull();
            assertThat(payload.elements(Payload.ADDRESSES).get(0).has("state")).isTrue();
            assertThat(payload.elements(Payload.ADDRESSES).get(0).get("state")).isNull();
            Map<String, @Nullable Object> cleared = new HashMap<>();
            cleared.put("name", "Tier");
            cleared.put("value", null);
            assertThat(payload.elements(Payload.ATTRIBUTES)).containsExactly(Payload.of(cleared));
        }

        private static List<@Nullable String> addressKeys(String columns, String cells) {
            List<@Nullable String> keys = new ArrayList<>();
            valid(EntityType.CUSTOMER, columns, cells)
                    .payload()
                    .elements(Payload.ADDRESSES)
                    .forEach(address -> keys.add(address.text("reference_id")));
            return keys;
        }
    }

    @Nested
    class MapsWhatBelongsToACustomer {
        @Test
        void aContact() {
            EntityRecord contact = valid(
                    EntityType.CONTACT,
                    "customer_reference_id|reference_id|first_name|email|is_default|attribute:Desk",
                    "C-1|P-1|Zoë|zoe@example.com|0|3b");

            assertThat(contact.key()).isEqualTo(RecordKey.contact("C-1", "P-1"));
            assertThat(contact.payload().toMap())
                    .isEqualTo(Map.of(
                            "reference_id",
                            "P-1",
                            "first_name",
                            "Zoë",
                            "email",
                            "zoe@example.com",
                            "is_default",
                            false,
                            "attributes",
                            List.of(Map.of("name", "Desk", "value", "3b"))));
        }

        @Test
        void anAddress() {
            EntityRecord address = valid(
                    EntityType.ADDRESS,
                    "customer_reference_id|reference_id|type|address_line_1|city|zip_code",
                    "C-1|A-1|SHIPPING|Rue Été 2|Paris|01234");

            assertThat(address.key()).isEqualTo(new RecordKey(EntityType.ADDRESS, "C-1", "A-1"));
            assertThat(address.payload().toMap())
                    .isEqualTo(Map.of(
                            "reference_id",
                            "A-1",
                            "type",
                            "shipping",
                            "address_line_1",
                            "Rue Été 2",
                            "city",
                            "Paris",
                            "zip_code",
                            "01234"));
        }
    }

    @Nested
    class FindsInvalid {
        @Test
        void allThatIsWrongWithARowAtOnceByTheNamesOfItsColumns() {
            assertThat(problems(
                            EntityType.CUSTOMER,
                            CUSTOMER
                                    + "phone|email|billing_address_line_1|billing_city|billing_country|shipping_address_line_1|"
                                    + "shipping_city|shipping_phone",
                            "|#N/A||030 / 123456|anna|Street 1||Germany|Street 2|" + "x".repeat(51) + "|1"))
                    .containsExactly(
                            new Problem(
                                    ErrorCode.REQUIRED,
                                    "reference_id",
                                    "reference_id: expected a value, found a blank cell"),
                            new Problem(
                                    ErrorCode.NOT_CLEARABLE,
                                    "company_name",
                                    "company_name: expected a value, as the field cannot be cleared, found \"#N/A\""),
                            new Problem(
                                    ErrorCode.REQUIRED,
                                    "display_name",
                                    "display_name: expected a value, found a blank cell"),
                            new Problem(
                                    ErrorCode.PHONE,
                                    "phone",
                                    "phone: expected an E.164 number such as +4930123456, found \"030 / 123456\""),
                            new Problem(
                                    ErrorCode.EMAIL,
                                    "email",
                                    "email: expected an e-mail address such as anna@example.com, found \"anna\""),
                            new Problem(
                                    ErrorCode.REQUIRED,
                                    "billing_city",
                                    "billing_city: expected a value, found a blank cell"),
                            new Problem(
                                    ErrorCode.COUNTRY,
                                    "billing_country",
                                    "billing_country: expected a two-letter ISO 3166-1 country code such as US, DE or GB, found"
                                            + " \"Germany\""),
                            new Problem(
                                    ErrorCode.PHONE,
                                    "shipping_phone",
                                    "shipping_phone: expected an E.164 number such as +4930123456, found \"1\""),
                            new Problem(
                                    ErrorCode.TOO_LONG,
                                    "shipping_city",
                                    "shipping_city: expected at most 50 characters, found 51 in \"" + "x".repeat(51)
                                            + "\""));
        }

        @Test
        void anAddressThatHasNoMoreThanACountry() {
            assertThat(problems(
                            EntityType.CUSTOMER,
                            CUSTOMER + "billing_address_line_1|billing_city|billing_country",
                            "C-1|M|M|||US"))
                    .extracting(Problem::message)
                    .containsExactly(
                            "billing_address_line_1: expected a value, found a blank cell",
                            "billing_city: expected a value, found a blank cell");
        }

        @Test
        void twoAddressesOfOneKey() {
            assertThat(problems(
                            EntityType.CUSTOMER,
                            CUSTOMER + "billing_reference_id|billing_address_line_1|billing_city|shipping_reference_id|"
                                    + "shipping_address_line_1|shipping_city",
                            "C-1|M|M|A-1|Street 1|Ulm|A-1|Street 2|Ulm"))
                    .containsExactly(
                            new Problem(
                                    ErrorCode.SAME_ADDRESS,
                                    "shipping_reference_id",
                                    "shipping_reference_id: expected another reference_id than the customer's other address has, found \"A-1\""));
        }

        @Test
        void aDefaultAddressKeyThatBecomesTooLong() {
            assertThat(problems(
                            EntityType.CUSTOMER,
                            CUSTOMER + "billing_address_line_1|billing_city",
                            "C".repeat(250) + "|M|M|Street 1|Ulm"))
                    .containsExactly(new Problem(
                            ErrorCode.TOO_LONG,
                            "billing_reference_id",
                            "billing_reference_id: expected at most 255 characters, found 258 in \"" + "C".repeat(60)
                                    + "…\""));
        }

        @Test
        void keysThatAreBlankClearedOrHoldControlCharacters() {
            assertThat(problems(
                            EntityType.CONTACT,
                            "customer_reference_id|reference_id|first_name|email",
                            "#N/A|P\t1|A|a@example.com"))
                    .containsExactly(
                            new Problem(
                                    ErrorCode.NOT_CLEARABLE,
                                    "customer_reference_id",
                                    "customer_reference_id: expected a value, as the field cannot be cleared, found \"#N/A\""),
                            new Problem(
                                    ErrorCode.CHARACTER,
                                    "reference_id",
                                    "reference_id: expected a key without control characters, found \"P\\u00091\""));
        }

        @Test
        void aRowThatWasDamagedInReading() {
            Problem problem = new Problem(ErrorCode.CELL_COUNT, "", "expected 3 cells as in the header, found 2");
            Header header = Rows.header("reference_id|company_name|display_name");
            Mapping mapping = DefaultLayout.bind(EntityType.CUSTOMER, header).mapping();
            Row row = new Row(new Position("input.csv", 2), header, List.of("C-1", "M"), List.of(problem));

            assertThat(mapping.map(row)).isEqualTo(new Mapped.Invalid(List.of(problem)));
            assertThat(mapping.key(row)).isEqualTo(RecordKey.customer(""));
            assertThat(mapping.hash(row)).isNotNull();
        }
    }

    @Nested
    class GivesKeys {
        @Test
        void exactlyAsTheyStand() {
            assertThat(key(EntityType.CUSTOMER, "company_name|reference_id|display_name", "M|c-01|M"))
                    .isEqualTo(RecordKey.customer("c-01"));
            assertThat(key(EntityType.CONTACT, "email|first_name|reference_id|customer_reference_id", "||P-1|C-1"))
                    .isEqualTo(RecordKey.contact("C-1", "P-1"));
        }

        @Test
        void incompleteOnesWhenAPartIsBlankOrCleared() {
            String columns = "customer_reference_id|reference_id|first_name|email";

            assertThat(key(EntityType.CONTACT, columns, "|P-1||")).isEqualTo(RecordKey.contact("", "P-1"));
            assertThat(key(EntityType.CONTACT, columns, "C-1|||")).isEqualTo(RecordKey.contact("C-1", ""));
            assertThat(key(EntityType.CONTACT, columns, "C-1|#N/A||")).isEqualTo(RecordKey.contact("C-1", ""));
            assertThat(RecordKey.contact("C-1", "").isComplete()).isFalse();
        }

        private static RecordKey key(EntityType entity, String columns, String cells) {
            Header header = Rows.header(columns);
            return DefaultLayout.bind(entity, header).mapping().key(Rows.row(header, cells));
        }
    }

    @Nested
    class Hashes {
        private final RowHash hash = hash(CUSTOMER + "email", "C-1|M|N|a@example.com");

        @Test
        void equalRowsAlikeWhateverTheOrderOfTheirColumnsAndWhatIsNotMapped() {
            assertThat(hash(CUSTOMER + "email", "C-1|M|N|a@example.com")).isEqualTo(hash);
            assertThat(hash("email|_x|display_name|colour|company_name|reference_id", "a@example.com|1|N|red|M|C-1"))
                    .isEqualTo(hash);
            assertThat(hash.toBytes()).hasSize(32);
        }

        @Test
        void otherCellsAndOtherColumnsDifferently() {
            assertThat(hash(CUSTOMER + "email", "C-1|M|N|b@example.com")).isNotEqualTo(hash);
            assertThat(hash(CUSTOMER + "email", "C-1|MN||a@example.com")).isNotEqualTo(hash);
            assertThat(hash(CUSTOMER + "email", "C-1|N|M|a@example.com")).isNotEqualTo(hash);
            assertThat(hash(CUSTOMER + "phone", "C-1|M|N|a@example.com")).isNotEqualTo(hash);
            assertThat(hash(CUSTOMER + "email|attribute:A", "C-1|M|N|a@example.com|"))
                    .isNotEqualTo(hash);
        }

        @Test
        void theSameForEver() {
            // Stored with every record: when it changes, all customers of all users are mapped and compared anew.
            assertThat(hash).hasToString("af6ae5bd367041b5823a01c2bad4fa91c7dd51122d81a7f922ca180389e460bb");
            assertThat(hash(CUSTOMER + "email", "C-1|Müller & Söhne 🚀 東京|" + "n".repeat(300) + "|"))
                    .hasToString("c13cfaf1ab6e7e6b4bd3ca3766c9cd1edfb5bb5b4ffae84a1464085c6d131e83");
        }

        private static RowHash hash(String columns, String cells) {
            Header header = Rows.header(columns);
            return DefaultLayout.bind(EntityType.CUSTOMER, header).mapping().hash(Rows.row(header, cells));
        }
    }

    private static EntityRecord valid(EntityType entity, String columns, String cells) {
        Mapped mapped = map(entity, columns, cells);
        assertThat(mapped).isInstanceOf(Mapped.Valid.class);
        return ((Mapped.Valid) mapped).record();
    }

    private static List<Problem> problems(EntityType entity, String columns, String cells) {
        Mapped mapped = map(entity, columns, cells);
        assertThat(mapped).isInstanceOf(Mapped.Invalid.class);
        return ((Mapped.Invalid) mapped).problems();
    }

    private static Mapped map(EntityType entity, String columns, String cells) {
        Header header = Rows.header(columns);
        return DefaultLayout.bind(entity, header).mapping().map(Rows.row(header, cells));
    }
}
