package dev.customersync.record;

import static dev.customersync.record.FieldDefinition.REFERENCE_ID;
import static dev.customersync.record.FieldDefinition.optional;
import static dev.customersync.record.FieldDefinition.required;
import static dev.customersync.record.FieldType.ADDRESS_TYPE;
import static dev.customersync.record.FieldType.BOOLEAN;
import static dev.customersync.record.FieldType.COUNTRY;
import static dev.customersync.record.FieldType.EMAIL;
import static dev.customersync.record.FieldType.PHONE;
import static dev.customersync.record.FieldType.PRICE_LIST;
import static dev.customersync.record.FieldType.SALES_REPS;
import static dev.customersync.record.FieldType.TEXT;

import java.util.List;

/** The product's common language: an adapter translates it into its platform's, as far as that has the words. */
final class RecordFields {
    static final int DEFAULT_MAX_LENGTH = 255;

    static final List<FieldDefinition> CUSTOMER = List.of(
            required(REFERENCE_ID, TEXT),
            required("company_name", TEXT),
            optional("display_id", TEXT),
            required("display_name", TEXT),
            optional("first_name", TEXT),
            optional("last_name", TEXT),
            optional("phone", PHONE),
            optional("email", EMAIL),
            optional("freight_term", TEXT),
            optional("shipping_method", TEXT),
            optional("payment_mode", TEXT),
            optional("payment_term", TEXT),
            optional("assigned_price_list_id", PRICE_LIST),
            optional("assigned_sales_rep_ids", SALES_REPS));

    static final List<FieldDefinition> ADDRESS = List.of(
            required(REFERENCE_ID, TEXT),
            required("type", ADDRESS_TYPE),
            optional("first_name", TEXT),
            optional("last_name", TEXT),
            optional("phone", PHONE),
            optional("email", EMAIL),
            required("address_line_1", TEXT),
            optional("address_line_2", TEXT),
            new FieldDefinition("city", TEXT, true, 50),
            optional("state", TEXT),
            optional("country", COUNTRY),
            optional("zip_code", TEXT),
            optional("is_default", BOOLEAN));

    static final List<FieldDefinition> CONTACT = List.of(
            required(REFERENCE_ID, TEXT),
            required("first_name", TEXT),
            optional("last_name", TEXT),
            required("email", EMAIL),
            optional("phone", PHONE),
            optional("designation", TEXT),
            optional("is_default", BOOLEAN));

    private RecordFields() {}
}
