package dev.customersync.target.ecwid;

import dev.customersync.record.Payload;
import dev.customersync.target.ecwid.ExtraField.Place;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a customer's fields at Ecwid. Pure. A cleared field becomes an empty text, since a null that is sent is likely
 * to be passed over.
 */
final class CustomerBody {
    /** What the parts of a person or an address are made of. */
    private static final Map<String, Set<String>> MADE_OF = Map.of(
            "name", Set.of("first_name", "last_name", "display_name", Payload.ADDRESSES),
            "companyName", Set.of("company_name"),
            "phone", Set.of("phone", Payload.ADDRESSES));

    private final List<ExtraField> extraFields;

    CustomerBody(List<ExtraField> extraFields) {
        this.extraFields = extraFields;
    }

    /** All that the record says. */
    Map<String, Object> whole(Payload customer) {
        Map<String, Object> body = new LinkedHashMap<>();
        putTopLevel(customer, customer.names(), body);
        Map<String, String> billing = billing(customer);
        if (!billing.isEmpty()) {
            body.put("billingPerson", billing);
        }
        List<Map<String, String>> saved = AddressBook.of(customer).saved().stream()
                .map(address -> saved(customer, address))
                .toList();
        if (!saved.isEmpty()) {
            body.put("shippingAddresses", saved);
        }
        return body;
    }

    /** The fields that stand by themselves, as far as any of these fields of ours goes there. */
    void putTopLevel(Payload customer, Collection<String> fields, Map<String, Object> body) {
        String email = customer.text("email");
        if (fields.contains("email") && email != null) {
            body.put("email", email);
        }
        Map<Place, List<ExtraField>> byPlace = extraFields.stream()
                .filter(extra -> extra.isIn(customer))
                .collect(Collectors.groupingBy(ExtraField::place, LinkedHashMap::new, Collectors.toList()));
        byPlace.forEach((place, extras) -> {
            boolean concerned = extras.stream()
                    .anyMatch(extra -> fields.contains(extra.isAttribute() ? Payload.ATTRIBUTES : extra.from()));
            if (concerned) {
                body.put(place.field(), value(place, extras, customer));
            }
        });
    }

    private Object value(Place place, List<ExtraField> extras, Payload customer) {
        long sources =
                extraFields.stream().filter(extra -> extra.place() == place).count();
        if (sources > 1) {
            return extras.stream()
                    .filter(extra -> !extra.text(customer).isEmpty())
                    .map(extra ->
                            (extra.isAttribute() ? extra.attribute() : extra.from()) + ": " + extra.text(customer))
                    .collect(Collectors.joining("\n"));
        }
        return Objects.requireNonNullElse(place.read(extras.get(0).text(customer)), "");
    }

    /** The customer's own name and address, as far as the record says anything of it. */
    Map<String, String> billing(Payload customer) {
        Payload address = AddressBook.of(customer).billing();
        Map<String, String> person = new LinkedHashMap<>();
        String name = firstOf(
                address == null ? "" : personName(address), personName(customer), text(customer, "display_name"));
        if (!name.isEmpty()) {
            person.put("name", name);
        }
        putIfSaid(person, "companyName", customer, "company_name");
        putIfSaid(person, "phone", customer, "phone");
        if (address != null) {
            putAddress(person, address);
        }
        return person;
    }

    /** The parts of {@link #billing} that are made of any of these fields of ours. */
    Map<String, String> billing(Payload customer, Collection<String> fields) {
        Map<String, String> person = new LinkedHashMap<>(billing(customer));
        person.keySet().removeIf(part -> MADE_OF.getOrDefault(part, Set.of(Payload.ADDRESSES)).stream()
                .noneMatch(fields::contains));
        return person;
    }

    /** Whether a change of any of these fields may show in saved addresses. */
    static boolean showsInSaved(Collection<String> fields) {
        return Stream.of("first_name", "last_name", "display_name", "company_name", Payload.ADDRESSES)
                .anyMatch(fields::contains);
    }

    /** One of the saved addresses. */
    Map<String, String> saved(Payload customer, Payload address) {
        Map<String, String> saved = new LinkedHashMap<>();
        String name = firstOf(personName(address), personName(customer), text(customer, "display_name"));
        if (!name.isEmpty()) {
            saved.put("name", name);
        }
        putIfSaid(saved, "companyName", customer, "company_name");
        putAddress(saved, address);
        return saved;
    }

    private static void putAddress(Map<String, String> place, Payload address) {
        if (address.has("address_line_1") || address.has("address_line_2")) {
            place.put("street", join("\n", text(address, "address_line_1"), text(address, "address_line_2")));
        }
        putIfSaid(place, "city", address, "city");
        putIfSaid(place, "countryCode", address, "country");
        putIfSaid(place, "postalCode", address, "zip_code");
        putIfSaid(place, "stateOrProvinceCode", address, "state");
        putIfSaid(place, "phone", address, "phone");
    }

    private static void putIfSaid(Map<String, String> place, String part, Payload from, String field) {
        if (from.has(field)) {
            place.put(part, text(from, field));
        }
    }

    private static String personName(Payload person) {
        return join(" ", text(person, "first_name"), text(person, "last_name"));
    }

    private static String join(String between, String... texts) {
        return Stream.of(texts).filter(text -> !text.isEmpty()).collect(Collectors.joining(between));
    }

    private static String firstOf(String... texts) {
        return Stream.of(texts).filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    private static String text(Payload payload, String field) {
        @Nullable String text = payload.text(field);
        return text == null ? "" : text.strip();
    }
}
