package dev.customersync.target.ecwid;

import dev.customersync.record.EntityRecord;
import dev.customersync.record.FieldDefinition;
import dev.customersync.record.Payload;
import dev.customersync.record.RemoteRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a customer of Ecwid in the product's own fields. Names and addresses come composed, so that by themselves they do not tell
 * what they were made of; beside a record that says what it should be, they tell whether they are. Pure.
 */
final class CustomerReading {
    private final CustomerBody bodies;
    private final SavedAddresses savedAddresses;
    private final List<ExtraField> extraFields;

    CustomerReading(CustomerBody bodies, SavedAddresses savedAddresses, List<ExtraField> extraFields) {
        this.bodies = bodies;
        this.savedAddresses = savedAddresses;
        this.extraFields = extraFields;
    }

    /** What it says by itself. */
    RemoteRecord alone(JsonNode remote) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        put(values, "email", remote.path("email").asString(""));
        put(
                values,
                "company_name",
                remote.path("billingPerson").path("companyName").asString(""));
        put(values, "phone", remote.path("billingPerson").path("phone").asString(""));
        List<Payload> attributes = extraFields.stream()
                .filter(extra -> extra.isAttribute() && isAlone(extra))
                .map(extra -> Payload.attribute(
                        extra.attribute(), remote.path(extra.place().field()).asString("")))
                .filter(attribute -> !"".equals(attribute.text("value")))
                .toList();
        if (!attributes.isEmpty()) {
            values.put(Payload.ATTRIBUTES, attributes);
        }
        return new RemoteRecord(remote.path("id").asString(), Payload.of(values), Map.of(), true);
    }

    /** Whether nothing else is put into its place. */
    private boolean isAlone(ExtraField extra) {
        return extraFields.stream()
                        .filter(other -> other.place() == extra.place())
                        .count()
                == 1;
    }

    /** What it says of the fields of that record: a field of which it says the same is given as the record has it. */
    RemoteRecord beside(JsonNode remote, EntityRecord record) {
        Payload wanted = record.payload();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String field : wanted.names()) {
            Object value = wanted.get(field);
            if (saysTheSame(remote, wanted, field)) {
                values.put(field, value);
            }
        }
        alone(remote).payload().toMap().forEach(values::putIfAbsent);
        Map<String, String> ids = savedAddresses.ids(remote, wanted, Map.of());
        List<Payload> addresses = new ArrayList<>();
        for (Payload address : wanted.elements(Payload.ADDRESSES)) {
            if (saysTheSame(remote, wanted, address)) {
                addresses.add(address);
            }
        }
        values.remove(Payload.ADDRESSES);
        if (!addresses.isEmpty()) {
            values.put(Payload.ADDRESSES, addresses);
        }
        return new RemoteRecord(remote.path("id").asString(), Payload.of(values), ids, true);
    }

    private boolean saysTheSame(JsonNode remote, Payload wanted, String field) {
        if (field.equals(FieldDefinition.REFERENCE_ID)) {
            return true;
        }
        List<ExtraField> extras = extraFields.stream()
                .filter(extra -> extra.isAttribute()
                        ? field.equals(Payload.ATTRIBUTES)
                        : extra.from().equals(field))
                .toList();
        if (!extras.isEmpty()) {
            Map<String, Object> body = new LinkedHashMap<>();
            bodies.putTopLevel(wanted, List.of(field), body);
            return body.entrySet().stream()
                    .allMatch(each ->
                            remote.path(each.getKey()).asString("").equals(Objects.toString(each.getValue(), "")));
        }
        if (field.equals("email")) {
            return remote.path("email").asString("").equals(wanted.text("email"));
        }
        return SavedAddresses.says(remote.path("billingPerson"), bodies.billing(wanted, List.of(field)));
    }

    private boolean saysTheSame(JsonNode remote, Payload wanted, Payload address) {
        AddressBook book = AddressBook.of(wanted);
        if (address.equals(book.billing())) {
            return SavedAddresses.says(
                    remote.path("billingPerson"), bodies.billing(wanted, List.of(Payload.ADDRESSES)));
        }
        return remote.path("shippingAddresses")
                .valueStream()
                .anyMatch(element -> SavedAddresses.says(element, bodies.saved(wanted, address)));
    }

    private static void put(Map<String, @Nullable Object> values, String field, String text) {
        if (!text.isBlank()) {
            values.put(field, text);
        }
    }
}
