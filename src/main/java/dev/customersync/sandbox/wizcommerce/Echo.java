package dev.customersync.sandbox.wizcommerce;

import dev.customersync.sandbox.store.StoredRecord;
import dev.customersync.sandbox.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record as the API shows it, which is not as it was received: {@code company_name} is called {@code name}, a country has
 * three letters, {@code is_default} is always false, ids have become the objects that they stand for.
 */
final class Echo {
    private static final List<String> CONTACT_FIELDS =
            List.of("first_name", "last_name", "email", "phone", "designation");
    private static final List<String> ADDRESS_FIELDS_BEFORE_COUNTRY =
            List.of("address_line_1", "address_line_2", "city", "state");
    private static final List<String> ADDRESS_FIELDS_AFTER_COUNTRY =
            List.of("zip_code", "first_name", "last_name", "phone", "email", "type");

    private Echo() {}

    /** A customer as lists show it. */
    static ObjectNode listed(StoredRecord customer) {
        return timed(head(customer), customer);
    }

    static ObjectNode customer(StoredRecord customer, List<StoredRecord> addresses, List<StoredRecord> contacts) {
        ObjectNode out = head(customer);
        ArrayNode addressList = out.putArray("addresses");
        addresses.forEach(address -> addressList.add(address(address)));
        ArrayNode contactList = out.putArray("contacts");
        contacts.forEach(contact -> contactList.add(contact(contact)));
        out.set("attributes", attributes(customer));
        return timed(out, customer);
    }

    static ObjectNode contact(StoredRecord contact) {
        ObjectNode out = Json.object().put("id", contact.id()).put("reference_id", contact.referenceId());
        copy(contact.content(), out, CONTACT_FIELDS);
        return tail(out, contact);
    }

    static ObjectNode address(StoredRecord address) {
        ObjectNode in = address.content();
        ObjectNode out = Json.object()
                .put("id", address.id())
                .put("customer_id", address.ownerId())
                .put("reference_id", address.referenceId());
        copy(in, out, ADDRESS_FIELDS_BEFORE_COUNTRY);
        out.put(
                "country",
                Countries.threeLetters(in.path("country").asString("")).orElse(null));
        copy(in, out, ADDRESS_FIELDS_AFTER_COUNTRY);
        return tail(out, address);
    }

    private static ObjectNode head(StoredRecord customer) {
        ObjectNode in = customer.content();
        ObjectNode out = Json.object().put("id", customer.id()).put("reference_id", customer.referenceId());
        out.put("display_id", in.path("display_id").asString(generatedDisplayId(customer.id())));
        out.set("name", valueOrNull(in, "company_name"));
        copy(in, out, List.of("display_name", "first_name", "last_name", "phone", "email"));
        out.put("status", customer.status());
        copy(in, out, List.of("freight_term", "shipping_method", "payment_mode", "payment_term"));
        ArrayNode salesReps = out.putArray("assigned_sales_reps");
        for (JsonNode id : in.path("assigned_sales_rep_ids").values()) {
            Seeds.salesRep(id.asString()).ifPresent(salesReps::add);
        }
        out.set(
                "assigned_price_list",
                Seeds.priceList(in.path("assigned_price_list_id").asString(""))
                        .<JsonNode>map(list -> list)
                        .orElse(NullNode.getInstance()));
        return out;
    }

    private static ObjectNode tail(ObjectNode out, StoredRecord nested) {
        out.put("status", nested.status()).put("is_default", false);
        out.set("attributes", attributes(nested));
        return timed(out, nested);
    }

    private static ArrayNode attributes(StoredRecord record) {
        ArrayNode out = Json.MAPPER.createArrayNode();
        for (JsonNode attribute : record.content().path("attributes").values()) {
            String name = attribute.path("name").asString();
            ObjectNode element = out.addObject()
                    .put("id", derivedId(record.id(), name).toString())
                    .put("name", name);
            element.set("value", attribute.path("value"));
            element.put("created_by", Seeds.SYSTEM_USER).put("updated_by", Seeds.SYSTEM_USER);
            timed(element, record);
        }
        return out;
    }

    private static ObjectNode timed(ObjectNode out, StoredRecord record) {
        return out.put("created_at", seconds(record.createdAt())).put("updated_at", seconds(record.updatedAt()));
    }

    private static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static void copy(ObjectNode in, ObjectNode out, List<String> fields) {
        for (String field : fields) {
            out.set(field, valueOrNull(in, field));
        }
    }

    private static JsonNode valueOrNull(ObjectNode in, String field) {
        return in.optional(field).orElse(NullNode.getInstance());
    }

    /** Derived, so that nothing that was not received has to be kept. */
    private static String generatedDisplayId(String id) {
        return "WC_%010d".formatted((UUID.fromString(id).getMostSignificantBits() >>> 1) % 10_000_000_000L);
    }

    private static UUID derivedId(String id, String name) {
        return UUID.nameUUIDFromBytes((id + ' ' + name).getBytes(StandardCharsets.UTF_8));
    }
}
