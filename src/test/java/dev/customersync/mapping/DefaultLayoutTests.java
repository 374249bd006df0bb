package dev.customersync.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.customersync.problem.ErrorCode;
import dev.customersync.problem.SyncException;
import dev.customersync.record.EntityType;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefaultLayoutTests {

    @Test
    void takesEveryColumnThatTheEntitiesHave() {
        assertThat(
                        warnings(
                                EntityType.CUSTOMER,
                                "reference_id|company_name|display_id|display_name|first_name|last_name|phone|email|freight_term|"
                                        + "shipping_method|payment_mode|payment_term|assigned_price_list_id|assigned_sales_rep_ids|"
                                        + "billing_reference_id|billing_address_line_1|billing_city|billing_is_default|shipping_first_name|"
                                        + "shipping_address_line_1|shipping_city|shipping_zip_code|attribute:Region|attribute:VAT id"))
                .isEmpty();
        assertThat(
                        warnings(
                                EntityType.CONTACT,
                                "customer_reference_id|reference_id|first_name|last_name|email|phone|designation|is_default|attribute:X"))
                .isEmpty();
        assertThat(warnings(
                        EntityType.ADDRESS,
                        "customer_reference_id|reference_id|type|first_name|last_name|phone|email|address_line_1|"
                                + "address_line_2|city|state|country|zip_code|is_default|attribute:X"))
                .isEmpty();
    }

    @Test
    void ignoresColumnsThatBeginWithAnUnderscore() {
        assertThat(warnings(EntityType.CUSTOMER, "reference_id|company_name|display_name|_run_id|_note|_note"))
                .isEmpty();
    }

    @Test
    void warnsOfUnknownColumnsAndSuggestsWhatWasMeant() {
        assertThat(warnings(
                        EntityType.CUSTOMER,
                        "reference_id|company_name|display_name|E-Mail|colour||billing_adress_line_2|billing_address_line_1|"
                                + "billing_city|billing_type"))
                .containsExactly(
                        "input.csv: column \"E-Mail\" is not known and is ignored; did you mean \"email\"?",
                        "input.csv: column \"colour\" is not known and is ignored; to send it as an attribute, name it"
                                + " \"attribute:colour\"",
                        "input.csv: column 6 of the header has no name and is ignored",
                        "input.csv: column \"billing_adress_line_2\" is not known and is ignored; did you mean"
                                + " \"billing_address_line_2\"?",
                        "input.csv: column \"billing_type\" is not known and is ignored; to send it as an attribute, name it"
                                + " \"attribute:billing_type\"");
    }

    @Test
    void namesAllThatIsWrongWithAHeaderAtOnce() {
        assertRefused(
                EntityType.CUSTOMER,
                "Reference ID|email|phone|email|shipping_zip_code|email",
                "input.csv: expected the header of customers, found that"
                        + " column reference_id is missing (is it \"Reference ID\"?);"
                        + " column company_name is missing; column display_name is missing;"
                        + " column shipping_address_line_1 is missing; column shipping_city is missing;"
                        + " column email is there more than once (column 2, column 4, column 6)");
    }

    @Test
    void needsTheKeysAndRequiredFieldsOfContactsAndAddresses() {
        assertRefused(
                EntityType.CONTACT,
                "name",
                "input.csv: expected the header of contacts, found that column customer_reference_id is missing;"
                        + " column reference_id is missing; column first_name is missing; column email is missing");
        assertRefused(
                EntityType.ADDRESS,
                "name",
                "input.csv: expected the header of addresses, found that column customer_reference_id is missing;"
                        + " column reference_id is missing; column type is missing; column address_line_1 is missing;"
                        + " column city is missing");
    }

    private static List<String> warnings(EntityType entity, String columns) {
        return DefaultLayout.bind(entity, Rows.header(columns)).warnings();
    }

    private static void assertRefused(EntityType entity, String columns, String message) {
        assertThatExceptionOfType(SyncException.class)
                .isThrownBy(() -> DefaultLayout.bind(entity, Rows.header(columns)))
                .withMessage(message)
                .extracting(SyncException::code)
                .isEqualTo(ErrorCode.HEADER);
    }
}
