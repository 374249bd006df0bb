package dev.customersync.target.ecwid;

import dev.customersync.record.EntityRecord;
import dev.customersync.record.Payload;
import dev.customersync.target.Fitted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps of a customer or an address what Ecwid has a place for. */
final class CustomerFields {
    /** What Ecwid has no place of its own for; the configuration may give it one. */
    static final Set<String> HOMELESS = Set.of(
            "display_id",
            "freight_term",
            "shipping_method",
            "payment_mode",
            "payment_term",
            "assigned_price_list_id",
            "assigned_sales_rep_ids");

    private static final Set<String> HOMELESS_OF_ADDRESS = Set.of("email", Payload.ATTRIBUTES);

    private final List<ExtraField> extraFields;

    CustomerFields(List<ExtraField> extraFields) {
        this.extraFields = extraFields;
    }

    Fitted fitCustomer(EntityRecord customer) {
        Payload payload = customer.payload();
        List<String> leftOut = new ArrayList<>();
        Set<String> dropped = new HashSet<>();
        for (String field : payload.names()) {
            if (HOMELESS.contains(field) && !hasPlace(field)) {
                dropped.add(field);
                leftOut.add(field);
            }
        }
        Payload fitted = withAttributes(payload.without(dropped), leftOut);
        if (payload.has(Payload.ADDRESSES)) {
            List<Payload> addresses = payload.elements(Payload.ADDRESSES).stream()
                    .map(address -> fitAddress(address, leftOut))
                    .toList();
            fitted = fitted.with(Payload.ADDRESSES, addresses);
        }
        return new Fitted(
                new EntityRecord(customer.key(), fitted),
                leftOut.stream().distinct().toList());
    }

    Fitted fitAddress(EntityRecord address) {
        List<String> leftOut = new ArrayList<>();
        Payload fitted = fitAddress(address.payload(), leftOut);
        return new Fitted(new EntityRecord(address.key(), fitted), leftOut);
    }

    private Payload withAttributes(Payload payload, List<String> leftOut) {
        if (!payload.has(Payload.ATTRIBUTES)) {
            return payload;
        }
        List<Payload> kept = new ArrayList<>();
        for (Payload attribute : payload.elements(Payload.ATTRIBUTES)) {
            String name = ExtraField.ATTRIBUTE + attribute.text("name");
            if (hasPlace(name)) {
                kept.add(attribute);
            } else {
                leftOut.add(name);
            }
        }
        return kept.isEmpty() ? payload.without(Set.of(Payload.ATTRIBUTES)) : payload.with(Payload.ATTRIBUTES, kept);
    }

    private boolean hasPlace(String field) {
        return extraFields.stream().anyMatch(extra -> extra.from().equals(field));
    }

    /** Which billing address is the default one says which is the customer's own; of other addresses Ecwid knows no default. */
    private static Payload fitAddress(Payload address, List<String> leftOut) {
        Set<String> dropped = new HashSet<>();
        for (String field : address.names()) {
            if (HOMELESS_OF_ADDRESS.contains(field)) {
                dropped.add(field);
                leftOut.add("address " + field);
            }
        }
        if (!AddressBook.isBilling(address) && address.has(AddressBook.IS_DEFAULT)) {
            dropped.add(AddressBook.IS_DEFAULT);
            leftOut.add("address " + AddressBook.IS_DEFAULT);
        }
        return address.without(dropped);
    }
}
