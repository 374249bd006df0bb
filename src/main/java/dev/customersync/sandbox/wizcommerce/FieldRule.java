package dev.customersync.sandbox.wizcommerce;

import java.util.List;

/** What a field of a body may hold. */
record FieldRule(String name, FieldFormat format, boolean required) {

    private static FieldRule required(String name, FieldFormat format) {
        return new FieldRule(name, format, true);
    }

    private static FieldRule optional(String name, FieldFormat format) {
        return new FieldRule(name, format, false);
    }

    static final List<FieldRule> CUSTOMER = List.of(
            required("reference_id", FieldFormat.TEXT),
            required("company_name", FieldFormat.TEXT),
            required("display_name", FieldFormat.TEXT),
            optional("display_id", FieldFormat.TEXT),
            optional("freight_term", FieldFormat.TEXT),
            optional("shipping_method", FieldFormat.TEXT),
            optional("payment_mode", FieldFormat.TEXT),
            optional("payment_term", FieldFormat.TEXT),
            optional("first_name", FieldFormat.TEXT),
            optional("last_name", FieldFormat.TEXT),
            optional("phone", FieldFormat.PHONE),
            optional("email", FieldFormat.EMAIL),
            optional("assigned_sales_rep_ids", FieldFormat.SALES_REPS),
            optional("assigned_price_list_id", FieldFormat.PRICE_LIST),
            optional("primary_contact_id", FieldFormat.UUID),
            optional("default_shipping_address_id", FieldFormat.UUID),
            optional("default_billing_address_id", FieldFormat.UUID),
            optional("attributes", FieldFormat.ATTRIBUTES),
            optional("status", FieldFormat.STATUS));

    static final List<FieldRule> CONTACT = List.of(
            required("reference_id", FieldFormat.TEXT),
            required("first_name", FieldFormat.TEXT),
            required("email", FieldFormat.EMAIL),
            optional("last_name", FieldFormat.TEXT),
            optional("phone", FieldFormat.PHONE),
            optional("designation", FieldFormat.TEXT),
            optional("is_default", FieldFormat.BOOLEAN),
            optional("attributes", FieldFormat.ATTRIBUTES),
            optional("status", FieldFormat.STATUS));

    static final List<FieldRule> ADDRESS = List.of(
            required("reference_id", FieldFormat.TEXT),
            required("address_line_1", FieldFormat.TEXT),
            required("city", FieldFormat.TEXT),
            required("type", FieldFormat.ADDRESS_TYPE),
            optional("address_line_2", FieldFormat.TEXT),
            optional("state", FieldFormat.TEXT),
            optional("country", FieldFormat.COUNTRY),
            optional("zip_code", FieldFormat.TEXT),
            optional("first_name", FieldFormat.TEXT),
            optional("last_name", FieldFormat.TEXT),
            optional("phone", FieldFormat.PHONE),
            optional("email", FieldFormat.EMAIL),
            optional("is_default", FieldFormat.BOOLEAN),
            optional("attributes", FieldFormat.ATTRIBUTES),
            optional("status", FieldFormat.STATUS));
}
