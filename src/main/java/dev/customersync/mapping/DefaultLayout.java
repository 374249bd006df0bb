package dev.customersync.mapping;

import dev.customersync.problem.SyncException;
import dev.customersync.record.EntityType;
import dev.customersync.source.Header;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The layout that needs no mapping profile: columns are named like the fields of {@link EntityType#fields()}. A contact or an address
 * also has {@code customer_reference_id}; a customer has {@code billing_…} and {@code shipping_…} columns, for any field of an
 * address but its type, and {@code address_1_…}, {@code address_2_…} columns for any field and any number of them;
 * {@code attribute:NAME} is an attribute of anything.
 *
 * <p>A blank cell leaves its field as it is, {@code #N/A} clears it. Required fields have a value in every row.
 */
public final class DefaultLayout {
    static final String ATTRIBUTE_PREFIX = "attribute:";

    /** Changes when the same cells come to mean something else, so that all rows are mapped and compared anew. */
    private static final String VERSION = "default-1";

    private DefaultLayout() {}

    /** Stands for the meaning that the layout gives to an entity's cells. */
    static String version(EntityType entity) {
        return entity.label() + " " + VERSION;
    }

    /**
     * The mapping for rows under that header. The order of the columns does not matter.
     *
     * @throws SyncException when a key column or a required one is missing, or a known one is there twice; naming all of them and the
     *     file
     */
    public static BoundMapping bind(EntityType entity, Header header) {
        Layout layout =
                new Layout(entity, VERSION, LayoutField::defaultColumn, fields(entity, header), attributes(header));
        HeaderColumns columns = new HeaderColumns(header, "the header of " + entity.plural());
        known(entity, header).forEach(field -> columns.know(field.defaultColumn()));
        return new BoundMapping(layout.bind(columns), columns.warnings());
    }

    private static List<LayoutField> known(EntityType entity, Header header) {
        return LayoutField.of(entity, AddressSet.numberedIn(header.columns()));
    }

    /** Those that the header has, and those that it should have beside them. */
    private static Map<LayoutField, FieldRule> fields(EntityType entity, Header header) {
        Set<String> names = new HashSet<>(header.columns());
        Set<LayoutField> present = known(entity, header).stream()
                .filter(field -> names.contains(field.defaultColumn()))
                .collect(Collectors.toSet());
        Map<LayoutField, FieldRule> rules = new LinkedHashMap<>();
        known(entity, header).stream()
                .filter(field -> present.contains(field) || field.isRequiredBeside(present))
                .forEach(field -> rules.put(field, FieldRule.ofColumn(field.defaultColumn())));
        return rules;
    }

    private static Map<String, FieldRule> attributes(Header header) {
        List<String> columns = header.columns().stream()
                .filter(name -> name.startsWith(ATTRIBUTE_PREFIX) && name.length() > ATTRIBUTE_PREFIX.length())
                .distinct()
                .toList();
        Map<String, FieldRule> rules = new LinkedHashMap<>();
        columns.forEach(name -> rules.put(name.substring(ATTRIBUTE_PREFIX.length()), FieldRule.ofColumn(name)));
        return rules;
    }
}
