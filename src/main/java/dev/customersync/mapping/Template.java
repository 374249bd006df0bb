package dev.customersync.mapping;

import dev.customersync.record.EntityType;
import dev.customersync.record.FieldDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A file in the default layout to begin with: the header and one example row. */
public final class Template {
    private static final String EXAMPLE_ID = "0c05a9a7-84ed-46f0-819b-653545730920";
    private static final Map<String, String> EXAMPLES = Map.ofEntries(
            Map.entry("company_name", "Example Garden Supply Inc."),
            Map.entry("display_id", "00417"),
            Map.entry("display_name", "Example Garden Supply"),
            Map.entry("first_name", "Anna"),
            Map.entry("last_name", "Smith"),
            Map.entry("freight_term", "Prepaid"),
            Map.entry("shipping_method", "Ground"),
            Map.entry("payment_mode", "Credit"),
            Map.entry("payment_term", "Net 30"),
            Map.entry("designation", "Purchasing"),
            Map.entry("address_line_1", "48 Commercial St"),
            Map.entry("address_line_2", "Suite 4"),
            Map.entry("city", "Portland"),
            Map.entry("state", "ME"),
            Map.entry("zip_code", "04101"),
            Map.entry("customer_reference_id", "C-1001"));
    private static final Map<EntityType, String> KEYS =
            Map.of(EntityType.CUSTOMER, "C-1001", EntityType.CONTACT, "P-1001", EntityType.ADDRESS, "A-1001");

    private Template() {}

    /** CSV text of two lines, ended by LF: every column of the entity, an attribute's last, and a row that is sound. */
    public static String of(EntityType entity) {
        List<String> header = new ArrayList<>();
        List<String> row = new ArrayList<>();
        for (LayoutField field : LayoutField.of(entity)) {
            header.add(field.defaultColumn());
            row.add(example(entity, field));
        }
        header.add(DefaultLayout.ATTRIBUTE_PREFIX + "Tier");
        row.add("A");
        return line(header) + line(row);
    }

    private static String example(EntityType entity, LayoutField field) {
        FieldDefinition definition = field.definition();
        if (field.isReferenceId()) {
            String key = KEYS.getOrDefault(entity, "");
            AddressSet set = field.set();
            return set == null ? key : key + set.keySuffix();
        }
        return switch (definition.type()) {
            case EMAIL -> "anna.smith@example.com";
            case PHONE -> "+12075550114";
            case PRICE_LIST, SALES_REPS -> EXAMPLE_ID;
            case COUNTRY -> "US";
            case ADDRESS_TYPE -> "shipping";
            case BOOLEAN -> "true";
            case TEXT -> EXAMPLES.getOrDefault(definition.name(), "");
        };
    }

    /** No example needs quotes. */
    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(",", "", "\n"));
    }
}
