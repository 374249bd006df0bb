package dev.customersync.record;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The default addresses of one customer, of which there is one of each type at most. For one thread. */
public final class DefaultAddresses {
    private final Map<String, String> placeByType = new HashMap<>();

    /**
     * Takes in an address.
     *
     * @param place where it was given, for people
     * @return where another default address of its type was given before; null when there was none, or this is no default
     */
    public @Nullable String claim(Payload address, String place) {
        String type = address.text("type");
        return type == null || !Boolean.TRUE.equals(address.get("is_default"))
                ? null
                : placeByType.putIfAbsent(type, place);
    }
}
