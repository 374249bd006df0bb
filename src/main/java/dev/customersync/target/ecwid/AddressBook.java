package dev.customersync.target.ecwid;

import dev.customersync.record.FieldDefinition;
import dev.customersync.record.Payload;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A customer's addresses as Ecwid has places for them: one is the customer's own, for bills, and all others are saved
 * addresses, which it calls shipping addresses.
 *
 * @param billing the default one among those of type billing, else the first of them; null when there is none
 * @param saved all others
 */
record AddressBook(@Nullable Payload billing, List<Payload> saved) {
    static final String IS_DEFAULT = "is_default";
    /** The part "id" of the address that is the customer's own. */
    static final String BILLING_PERSON = "billingPerson";

    static AddressBook of(Payload customer) {
        List<Payload> addresses = customer.elements(Payload.ADDRESSES);
        List<Payload> billing =
                addresses.stream().filter(AddressBook::isBilling).toList();
        Optional<Payload> own = billing.stream()
                .filter(address -> Boolean.TRUE.equals(address.get(IS_DEFAULT)))
                .findFirst()
                .or(() -> billing.stream().findFirst());
        return new AddressBook(
                own.orElse(null),
                addresses.stream()
                        .filter(address -> !address.equals(own.orElse(null)))
                        .toList());
    }

    static boolean isBilling(Payload address) {
        return "billing".equals(address.text("type"));
    }

    /** The path under which the address's remote id is kept. */
    static String path(Payload address) {
        return Payload.ADDRESSES + "/" + Objects.requireNonNullElse(address.text(FieldDefinition.REFERENCE_ID), "");
    }

    /** The id of the saved address; null when none is known. */
    static @Nullable String savedId(Payload address, Map<String, String> parts) {
        String id = parts.get(path(address));
        return BILLING_PERSON.equals(id) ? null : id;
    }
}
