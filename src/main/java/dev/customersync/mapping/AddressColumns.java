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
 * @param type the address's type, which the fields' names imply
 * @param referenceId the column of its key, present or not
 * @param fields the other columns
 */
record AddressColumns(String type, ColumnBinding referenceId, List<ColumnBinding> fields) {
    /** The field that the other fields' names imply. */
    static final String TYPE = "type";

    Stream<ColumnBinding> all() {
        return Stream.concat(Stream.of(referenceId), fields.stream());
    }

    /**
     * The address that the row holds.
     *
     * @param customerReferenceId gives the address its key when it has none of its own
     * @return null when the row says nothing of the address: a key alone does not, nor do constants and defaults
     */
    @Nullable Payload read(Row row, String customerReferenceId, Findings findings) {
        if (fields.stream().allMatch(field -> field.isBlank(row))) {
            return null;
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        referenceId.readOr(customerReferenceId + "-" + type, row, values, findings);
        values.put(TYPE, type);
        fields.forEach(field -> field.read(row, values, findings));
        return Payload.of(values);
    }

    /** The key of an address that {@link #read} gave; null when it was wrong. */
    static @Nullable String keyOf(Payload address) {
        return address.text(FieldDefinition.REFERENCE_ID);
    }
}
