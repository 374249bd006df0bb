package dev.customersync.mapping;

import dev.customersync.record.FieldDefinition;
import dev.customersync.record.Payload;
import dev.customersync.source.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a customers source that make one address ({@code billing_city}…).
 *
 * @param referenceId the column of its key, present or not
 * @param fields the other columns
 */
record AddressColumns(AddressSet set, ColumnBinding referenceId, List<ColumnBinding> fields) {
    /** The field that the names of some sets imply. */
    static final String TYPE = "type";

    static final String IS_DEFAULT = "is_default";

    Stream<ColumnBinding> all() {
        return Stream.concat(Stream.of(referenceId), fields.stream());
    }

    /**
     * The address that the row holds.
     *
     * @param customerReferenceId gives the address its key when it has none of its own
     * @return null when the row says nothing of the address: a key or a type alone does not, nor do constants and defaults
     */
    @Nullable Payload read(Row row, String customerReferenceId, Findings findings) {
        if (isBlank(row)) {
            return null;
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        referenceId.readOr(customerReferenceId + set.keySuffix(), row, values, findings);
        if (!set.isNumbered()) {
            values.put(TYPE, set.type());
        }
        for (ColumnBinding field : fields) {
            field.read(row, values, findings);
        }
        return Payload.of(values);
    }

    private boolean isBlank(Row row) {
        for (ColumnBinding field : fields) {
            if (!isType(field) && !field.isBlank(row)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isType(ColumnBinding field) {
        return field.field().name().equals(TYPE);
    }

    /** The key of an address that {@link #read} gave; null when it was wrong. */
    static @Nullable String keyOf(Payload address) {
        return address.text(FieldDefinition.REFERENCE_ID);
    }

    /** Where a problem with the default address is reported. */
    ColumnBinding isDefault() {
        return fields.stream()
                .filter(field -> field.field().name().equals(IS_DEFAULT))
                .findFirst()
                .orElse(referenceId);
    }
}
