package dev.customersync.target.ecwid;

import dev.customersync.record.EntityRecord;
import dev.customersync.record.FieldDefinition;
import dev.customersync.record.Payload;
import dev.customersync.record.RemoteRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads contacts of Ecwid, and puts the record of ours together that several of them are. Pure. */
final class ContactReading {
    private final ContactParts parts;

    ContactReading(ContactParts parts) {
        this.parts = parts;
    }

    /** One of Ecwid's contacts by itself. */
    static RemoteRecord alone(JsonNode item) {
        ContactType type = ContactType.of(item.path("type").asString("")).orElse(ContactType.OTHER);
        String text = item.path("contact").asString("");
        Payload payload =
                switch (type) {
                    case EMAIL -> Payload.EMPTY.with("email", text);
                    case PHONE -> Payload.EMPTY.with("phone", text);
                    default -> Payload.EMPTY.with(Payload.ATTRIBUTES, List.of(attribute(type, text)));
                };
        String id = CustomerContacts.id(item);
        return new RemoteRecord(id, payload, Map.of(ContactParts.path(type), id), true);
    }

    private static Payload attribute(ContactType type, String text) {
        return Payload.attribute(type.name(), text);
    }

    /** Those of these that a record of ours is made of, as one; empty when there is none of them. */
    static Optional<RemoteRecord> together(List<RemoteRecord> contacts, String remoteId, Map<String, String> known) {
        Set<String> ids = Set.copyOf(known.isEmpty() ? List.of(remoteId) : known.values());
        Payload payload = Payload.EMPTY;
        Map<String, String> found = new LinkedHashMap<>();
        for (RemoteRecord contact : contacts) {
            if (ids.contains(contact.remoteId())) {
                payload = payload.overlaidBy(contact.payload());
                found.putAll(contact.parts());
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(new RemoteRecord(remoteId, payload, found, true));
    }

    /**
     * The record as the customer's contacts hold it: only when all that it says has its contact, so that one that was made in part
     * counts as not there, and the rest is made.
     */
    Optional<RemoteRecord> beside(CustomerContacts contacts, EntityRecord record) {
        Map<String, String> ids = new LinkedHashMap<>();
        List<JsonNode> items = new ArrayList<>();
        for (Map.Entry<ContactType, String> part : parts.of(record.payload()).entrySet()) {
            if (part.getValue().isEmpty()) {
                continue;
            }
            Optional<JsonNode> item = contacts.find(part.getKey(), part.getValue());
            if (item.isEmpty()) {
                return Optional.empty();
            }
            items.add(item.get());
            ids.put(ContactParts.path(part.getKey()), CustomerContacts.id(item.get()));
        }
        if (items.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RemoteRecord(
                CustomerContacts.id(items.get(0)), payload(items, record.payload()), Map.copyOf(ids), true));
    }

    private Payload payload(List<JsonNode> items, Payload wanted) {
        boolean sameNote =
                items.stream().allMatch(item -> CustomerContacts.note(item).equals(parts.note(wanted)));
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String field : wanted.names()) {
            boolean told = field.equals(FieldDefinition.REFERENCE_ID)
                    || field.equals("email")
                    || field.equals("phone")
                    || field.equals(Payload.ATTRIBUTES);
            if (told || sameNote) {
                values.put(field, wanted.get(field));
            }
        }
        return Payload.of(values);
    }
}
