package dev.customersync.target;

import dev.customersync.http.Exchange;
import java.util.Map;
import java.util.Set;

/**
 * A write that the target has confirmed.
 *
 * @param remoteId the platform's id of the record
 * @param parts remote ids of nested elements by path, as far as the answer tells them
 * @param goneParts paths of elements that the record had and has no more
 * @param exchange what it took
 */
public record Receipt(String remoteId, Map<String, String> parts, Set<String> goneParts, Exchange exchange) {
    /** A write that took no nested element away. */
    public Receipt(String remoteId, Map<String, String> parts, Exchange exchange) {
        this(remoteId, parts, Set.of(), exchange);
    }
}
