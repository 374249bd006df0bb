package dev.customersync.target.ecwid;

import dev.customersync.record.EntityRecord;
import dev.customersync.record.EntityType;
import dev.customersync.record.Payload;
import dev.customersync.target.Fitted;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of a contact record at Ecwid: a contact for its e-mail address, one for its phone number, and one for each attribute
 * that is named like another type of contact. Pure.
 */
final class ContactParts {
    private static final Set<String> NOTED = Set.of("first_name", "last_name", "designation");

    private final ContactNote note;

    ContactParts(ContactNote note) {
        this.note = note;
    }

    /** What a record says of its contacts: the texts by type; an empty one is to be taken away. */
    Map<ContactType, String> of(Payload contact) {
        Map<ContactType, String> texts = new EnumMap<>(ContactType.class);
        for (Payload attribute : contact.elements(Payload.ATTRIBUTES)) {
            type(attribute).ifPresent(type -> texts.put(type, text(attribute, "value")));
        }
        if (contact.has("email")) {
            texts.put(ContactType.EMAIL, text(contact, "email"));
        }
        if (contact.has("phone")) {
            texts.put(ContactType.PHONE, text(contact, "phone"));
        }
        return texts;
    }

    /** The path under which a contact's remote id is kept. */
    static String path(ContactType type) {
        return EntityType.CONTACT.plural() + "/" + type.name();
    }

    /** The field of ours that a type comes from. */
    static String field(ContactType type) {
        return switch (type) {
            case EMAIL -> "email";
            case PHONE -> "phone";
            default -> Payload.ATTRIBUTES;
        };
    }

    String note(Payload contact) {
        return note.of(contact);
    }

    /** Whether the fields that the note is made of are among these. */
    boolean changesNote(Payload changed) {
        return changed.names().stream()
                .anyMatch(field -> note.names(field) || (field.equals(Payload.ATTRIBUTES) && note.namesAnAttribute()));
    }

    /** Whether the field goes into the note. */
    boolean isNoted(String field) {
        return note.names(field);
    }

    /** The record without what is neither a contact nor a part of the note. */
    Fitted fit(EntityRecord record) {
        Payload payload = record.payload();
        List<String> leftOut = new ArrayList<>();
        Set<String> dropped = new HashSet<>();
        for (String field : payload.names()) {
            if (NOTED.contains(field) && !note.names(field)) {
                dropped.add(field);
                leftOut.add(field);
            }
        }
        List<Payload> kept = new ArrayList<>();
        for (Payload attribute : payload.elements(Payload.ATTRIBUTES)) {
            String name = ExtraField.ATTRIBUTE + attribute.text("name");
            if (type(attribute).isPresent() || note.names(name)) {
                kept.add(attribute);
            } else {
                leftOut.add(name);
            }
        }
        Payload fitted = payload.without(dropped);
        if (payload.has(Payload.ATTRIBUTES)) {
            fitted =
                    kept.isEmpty() ? fitted.without(Set.of(Payload.ATTRIBUTES)) : fitted.with(Payload.ATTRIBUTES, kept);
        }
        return new Fitted(new EntityRecord(record.key(), fitted), leftOut);
    }

    /** E-mail addresses and phone numbers have columns of their own. */
    static Optional<ContactType> type(Payload attribute) {
        return ContactType.of(text(attribute, "name"))
                .filter(type -> type != ContactType.EMAIL && type != ContactType.PHONE);
    }

    private static String text(Payload payload, String field) {
        String text = payload.text(field);
        return text == null ? "" : text.strip();
    }
}
