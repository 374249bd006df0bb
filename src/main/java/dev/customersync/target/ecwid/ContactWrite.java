package dev.customersync.target.ecwid;

import dev.customersync.http.CallFailedException;
import dev.customersync.http.CallFailedException.Effect;
import dev.customersync.http.Exchange;
import dev.customersync.http.Reply;
import dev.customersync.problem.ErrorCode;
import dev.customersync.record.Payload;
import dev.customersync.target.PartlyDoneException;
import dev.customersync.target.Receipt;
import dev.customersync.target.RemoteLocation;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One writing of a contact record: contact by contact, after a look at those that the customer has, so that one that is there is
 * never made again. Used once, by one thread, and while nobody else of us writes to the customer's contacts.
 */
final class ContactWrite {
    private final EcwidApi api;
    private final RecentContacts recent;
    private final ContactParts parts;
    private final String customerId;
    private final Set<String> shared;
    private final Payload whole;
    private final Map<ContactType, String> ids = new EnumMap<>(ContactType.class);
    private final Set<ContactType> gone = EnumSet.noneOf(ContactType.class);
    private final Map<ContactType, String> posted = new EnumMap<>(ContactType.class);
    private final Set<ContactType> touched = EnumSet.noneOf(ContactType.class);
    private CustomerContacts there;
    private Exchange exchange;
    private @Nullable String customersEmail;

    private ContactWrite(
            EcwidApi api,
            RecentContacts recent,
            ContactParts parts,
            String customerId,
            Set<String> shared,
            Payload whole) {
        this.api = api;
        this.recent = recent;
        this.parts = parts;
        this.customerId = customerId;
        this.shared = shared;
        this.whole = whole;
        this.there = CustomerContacts.read(api, recent, customerId);
        this.exchange = there.exchange();
    }

    /** Makes what lacks of the record. */
    static Receipt create(EcwidApi api, RecentContacts recent, ContactParts parts, String customerId, Payload record) {
        ContactWrite write = new ContactWrite(api, recent, parts, customerId, Set.of(), record);
        return write.each(write.wanted(), (type, text) -> {
            Optional<JsonNode> found = write.there.find(type, text);
            if (found.isPresent()) {
                write.ids.put(type, CustomerContacts.id(found.get()));
            } else if (!text.isEmpty()) {
                write.post(type, text);
            }
        });
    }

    /** Makes the record's contacts say what it says, where that has changed. */
    static Receipt update(
            EcwidApi api,
            RecentContacts recent,
            ContactParts parts,
            RemoteLocation at,
            Payload changed,
            Payload whole) {
        ContactWrite write =
                new ContactWrite(api, recent, parts, String.valueOf(at.parentRemoteId()), at.shared(), whole);
        write.know(at);
        boolean all = parts.changesNote(changed) || changed.has(AddressBook.IS_DEFAULT);
        Map<ContactType, String> texts = write.wanted();
        texts.keySet().removeIf(type -> !all && !changed.has(ContactParts.field(type)));
        return write.each(texts, write::update);
    }

    /** Takes the record's contacts away. */
    static Exchange delete(EcwidApi api, RecentContacts recent, ContactParts parts, RemoteLocation at) {
        ContactWrite write =
                new ContactWrite(api, recent, parts, String.valueOf(at.parentRemoteId()), at.shared(), Payload.EMPTY);
        Map<ContactType, String> texts = new EnumMap<>(ContactType.class);
        for (ContactType type : ContactType.values()) {
            String id = at.parts().get(ContactParts.path(type));
            if (id != null && write.there.byId(id).isPresent()) {
                write.ids.put(type, id);
                texts.put(type, "");
            }
        }
        texts.forEach((type, text) -> write.remove(type));
        return write.exchange;
    }

    private Map<ContactType, String> wanted() {
        return parts.of(whole);
    }

    private void know(RemoteLocation at) {
        Set<String> known = new HashSet<>();
        for (ContactType type : ContactType.values()) {
            String id = at.parts().get(ContactParts.path(type));
            if (id != null) {
                known.add(id);
                there.byId(id).ifPresent(item -> ids.put(type, id));
            }
        }
        if (ids.isEmpty()) {
            throw new CallFailedException(
                    ErrorCode.REMOTE_MISSING,
                    Effect.NONE,
                    exchange,
                    List.of(),
                    "expected one of the contacts " + String.join(", ", known) + " of customer " + customerId
                            + ", found none of them",
                    null);
        }
    }

    private interface Step {
        void take(ContactType type, String text);
    }

    private Receipt each(Map<ContactType, String> texts, Step step) {
        EnumSet<ContactType> todo = EnumSet.noneOf(ContactType.class);
        todo.addAll(texts.keySet());
        for (Map.Entry<ContactType, String> each : texts.entrySet()) {
            try {
                step.take(each.getKey(), each.getValue());
                todo.remove(each.getKey());
            } catch (CallFailedException failed) {
                throw failure(failed, each.getKey(), each.getValue(), todo);
            }
        }
        return receipt();
    }

    private CallFailedException failure(
            CallFailedException failed, ContactType type, String text, Set<ContactType> todo) {
        boolean nothingDone = posted.isEmpty() && touched.isEmpty();
        if (failed.effect() != Effect.NONE || nothingDone) {
            return failed;
        }
        Set<String> undone = new HashSet<>();
        todo.forEach(each -> undone.add(ContactParts.field(each)));
        try {
            return new PartlyDoneException(failed, type + " " + text, receipt(), undone);
        } catch (CallFailedException notFoundAgain) {
            // What was made is there when the next run looks, and is not made again.
            return failed;
        }
    }

    private void update(ContactType type, String text) {
        String id = ids.get(type);
        if (text.isEmpty()) {
            remove(type);
            return;
        }
        Optional<JsonNode> same = there.find(type, text);
        if (id != null && same.isPresent() && CustomerContacts.id(same.get()).equals(id)) {
            putUnlessSame(type, text, same.get());
        } else if (same.isPresent()) {
            remove(type);
            ids.put(type, CustomerContacts.id(same.get()));
        } else if (id != null && isOurs(type, id)) {
            put(type, id, text);
        } else {
            post(type, text);
        }
    }

    private void putUnlessSame(ContactType type, String text, JsonNode item) {
        boolean saysIt = item.path("contact").asString("").equals(text)
                && CustomerContacts.note(item).equals(parts.note(whole))
                && (!whole.has(AddressBook.IS_DEFAULT)
                        || CustomerContacts.isDefault(item) == Boolean.TRUE.equals(whole.get(AddressBook.IS_DEFAULT)));
        if (!saysIt && isOurs(type, CustomerContacts.id(item))) {
            put(type, CustomerContacts.id(item), text);
        }
    }

    private void put(ContactType type, String id, String text) {
        Reply reply = api.put(EcwidApi.contact(customerId, id), body(type, text));
        exchange = exchange.then(reply.exchange());
        recent.changed(id);
        touched.add(type);
    }

    private void post(ContactType type, String text) {
        Map<String, Object> body = body(type, text);
        body.put("orderBy", there.items().size() + posted.size());
        try {
            exchange =
                    exchange.then(api.post(EcwidApi.contacts(customerId), body).exchange());
        } catch (CallFailedException failed) {
            if (failed.effect() != Effect.DONE) {
                throw failed;
            }
            // Made, though its answer is unreadable: it is found by what it says, as all are, and the rest is still to
            // be sent.
            exchange = exchange.then(failed.exchange());
        }
        posted.put(type, text);
    }

    private void remove(ContactType type) {
        String id = ids.remove(type);
        if (id == null) {
            return;
        }
        if (isOurs(type, id)) {
            try {
                exchange = exchange.then(
                        api.delete(EcwidApi.contact(customerId, id)).exchange());
            } catch (CallFailedException failed) {
                if (!failed.hasStatus(404)) {
                    ids.put(type, id);
                    throw failed;
                }
            }
            recent.changed(id);
            touched.add(type);
        }
        gone.add(type);
    }

    /** Whether it is this record's alone. The address that Ecwid knows the customer by is a contact too, and not ours to take. */
    private boolean isOurs(ContactType type, String id) {
        if (shared.contains(id)) {
            return false;
        }
        return type != ContactType.EMAIL
                || there.byId(id)
                        .map(item -> !type.normalised(item.path("contact").asString(""))
                                .equals(type.normalised(customersEmail())))
                        .orElse(true);
    }

    private String customersEmail() {
        if (customersEmail == null) {
            Optional<Reply> customer = api.customer(customerId);
            customer.ifPresent(reply -> exchange = exchange.then(reply.exchange()));
            customersEmail = customer.map(
                            reply -> EcwidApi.body(reply).path("email").asString(""))
                    .orElse("");
        }
        return customersEmail;
    }

    private Map<String, Object> body(ContactType type, String text) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("contact", text);
        body.put("type", type.name());
        body.put("note", parts.note(whole));
        if (whole.get(AddressBook.IS_DEFAULT) instanceof Boolean isDefault) {
            body.put("default", isDefault);
        }
        return body;
    }

    /** The answer to a POST holds no id: what was made is found by what it says. */
    private Receipt receipt() {
        if (!posted.isEmpty()) {
            there = whatIsThereNow();
            posted.forEach((type, text) -> {
                JsonNode item = there.find(type, text)
                        .orElseThrow(() -> done(
                                ErrorCode.NO_CLEAR_ANSWER,
                                "the answer to a POST of " + type + " " + text + " says that it was created, but the"
                                        + " list of contacts does not show it",
                                null));
                ids.put(type, CustomerContacts.id(item));
                recent.made(customerId, item);
            });
        }
        Map<String, String> byPath = new LinkedHashMap<>();
        ids.forEach((type, id) -> byPath.put(ContactParts.path(type), id));
        Set<String> gonePaths = new HashSet<>();
        gone.stream().filter(type -> !ids.containsKey(type)).forEach(type -> gonePaths.add(ContactParts.path(type)));
        String first = ids.values().stream().findFirst().orElse("");
        return new Receipt(first, byPath, gonePaths, exchange);
    }

    private CustomerContacts whatIsThereNow() {
        try {
            CustomerContacts now = CustomerContacts.read(api, recent, customerId);
            exchange = exchange.then(now.exchange());
            return now;
        } catch (CallFailedException failed) {
            throw done(failed.code(), "created, but under which id is not known: " + failed.getMessage(), failed);
        }
    }

    private CallFailedException done(ErrorCode code, String message, @Nullable Throwable cause) {
        return new CallFailedException(code, Effect.DONE, exchange, List.of(), message, cause);
    }
}
