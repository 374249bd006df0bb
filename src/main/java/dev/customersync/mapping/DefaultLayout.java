package dev.customersync.mapping;

import dev.customersync.problem.SyncException;
import dev.customersync.record.EntityType;
import dev.customersync.record.FieldDefinition;
import dev.customersync.record.FieldType;
import dev.customersync.source.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The layout that needs no mapping profile: columns are named like the fields of {@link EntityType#fields()}. A contact or an address
 * also has {@code customer_reference_id}; a customer has {@code billing_…} and {@code shipping_…} columns, for any field of an
 * address but its type; {@code attribute:NAME} is an attribute of anything.
 *
 * <p>A blank cell leaves its field as it is, {@code #N/A} clears it. Required fields have a value in every row.
 */
public final class DefaultLayout {
    static final String CUSTOMER_REFERENCE_ID = "customer_reference_id";
    static final String ATTRIBUTE_PREFIX = "attribute:";

    /** Changes when the same cells come to mean something else, so that all rows are mapped and compared anew. */
    private static final String VERSION = "default-1";

    private static final int MAX_KEY_LENGTH = 255;

    private final EntityType entity;
    private final HeaderColumns columns;

    private DefaultLayout(EntityType entity, Header header) {
        this.entity = entity;
        this.columns = new HeaderColumns(header, entity);
    }

    /**
     * The mapping for rows under that header. The order of the columns does not matter.
     *
     * @throws SyncException when a key column or a required one is missing, or a known one is there twice; naming all of them and the
     *     file
     */
    public static BoundMapping bind(EntityType entity, Header header) {
        return new DefaultLayout(entity, header).bind();
    }

    private BoundMapping bind() {
        BoundColumns bound = new BoundColumns(
                entity, customerReferenceId(), ownFields(), new CustomerAddresses(addresses()), attributes());
        columns.check();
        return new BoundMapping(new ColumnMapping(entity.label() + " " + VERSION, bound), columns.warnings());
    }

    private @Nullable ColumnBinding customerReferenceId() {
        if (entity == EntityType.CUSTOMER) {
            return null;
        }
        FieldDefinition key = new FieldDefinition(CUSTOMER_REFERENCE_ID, FieldType.TEXT, true, MAX_KEY_LENGTH);
        return columns.require(CUSTOMER_REFERENCE_ID, key, CellReader.ofKey(key));
    }

    private List<ColumnBinding> ownFields() {
        return entity.fields().stream()
                .map(field -> field.required()
                        ? columns.require(field.name(), field, CellReader.of(field))
                        : columns.bind(field.name(), field, CellReader.of(field)))
                .filter(binding -> !binding.isAbsent() || binding.field().required())
                .toList();
    }

    private List<AddressColumns> addresses() {
        return entity == EntityType.CUSTOMER
                ? Stream.of("billing", "shipping")
                        .map(this::addressOf)
                        .flatMap(Stream::ofNullable)
                        .toList()
                : List.of();
    }

    /** Null when the header has no column of such an address. */
    private @Nullable AddressColumns addressOf(String type) {
        List<FieldDefinition> fields = EntityType.ADDRESS.fields().stream()
                .filter(field -> !field.name().equals(AddressColumns.TYPE))
                .toList();
        boolean wanted = fields.stream().anyMatch(field -> columns.has(type + "_" + field.name()));
        List<ColumnBinding> bindings = new ArrayList<>();
        for (FieldDefinition field : fields) {
            String name = type + "_" + field.name();
            boolean required = wanted && field.required() && !isKey(field);
            CellReader reader = CellReader.of(field);
            bindings.add(required ? columns.require(name, field, reader) : columns.bind(name, field, reader));
        }
        return wanted ? addressOf(type, bindings) : null;
    }

    private static AddressColumns addressOf(String type, List<ColumnBinding> bindings) {
        ColumnBinding key = bindings.stream()
                .filter(binding -> isKey(binding.field()))
                .findFirst()
                .orElseThrow();
        List<ColumnBinding> others = bindings.stream()
                .filter(binding -> !isKey(binding.field()) && !binding.isAbsent())
                .toList();
        return new AddressColumns(type, key, others);
    }

    private static boolean isKey(FieldDefinition field) {
        return field.name().equals(FieldDefinition.REFERENCE_ID);
    }

    /** In the order of their names, so that moved columns change nothing. */
    private List<ColumnBinding> attributes() {
        return columns.beginningWith(ATTRIBUTE_PREFIX).stream()
                .sorted()
                .map(this::attribute)
                .toList();
    }

    private ColumnBinding attribute(String column) {
        String name = column.substring(ATTRIBUTE_PREFIX.length());
        FieldDefinition field = new FieldDefinition(name, FieldType.TEXT, false, Integer.MAX_VALUE);
        return columns.bind(column, field, CellReaders::text);
    }
}
