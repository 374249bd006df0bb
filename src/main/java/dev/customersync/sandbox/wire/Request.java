package dev.customersync.sandbox.wire;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request, read whole.
 *
 * @param method in capitals
 * @param path its segments, decoded; {@code /v1/customers} is {@code [v1, customers]}
 * @param query decoded; of a parameter that is given twice, the last
 * @param headers by name in small letters
 * @param body empty when there is none
 */
public record Request(
        String method, List<String> path, Map<String, String> query, Map<String, String> headers, String body) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }
}
