package dev.customersync.target.ecwid;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Contacts that we have just made, should a list trail behind: records of one customer follow each other closely, and may want
 * the same contact. Thread-safe.
 */
final class RecentContacts {
    private static final Duration TRAILING = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Made> byId = new LinkedHashMap<>();

    RecentContacts(Clock clock) {
        this.clock = clock;
    }

    private record Made(String customerId, JsonNode item, Instant at) {}

    synchronized void made(String customerId, JsonNode item) {
        byId.remove(CustomerContacts.id(item));
        byId.put(CustomerContacts.id(item), new Made(customerId, item, clock.instant()));
    }

    /** It is no more what it was when it was made. */
    synchronized void changed(String id) {
        byId.remove(id);
    }

    /** The contacts that a list shows, and those of the customer that it does not show yet. */
    synchronized List<JsonNode> with(String customerId, List<JsonNode> listed) {
        Instant oldest = clock.instant().minus(TRAILING);
        byId.values().removeIf(made -> made.at().isBefore(oldest));
        List<JsonNode> all = new ArrayList<>(listed);
        byId.forEach((id, made) -> {
            boolean shown =
                    listed.stream().anyMatch(item -> CustomerContacts.id(item).equals(id));
            if (made.customerId().equals(customerId) && !shown) {
                all.add(made.item());
            }
        });
        return all;
    }
}
