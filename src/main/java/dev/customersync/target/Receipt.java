package dev.customersync.target;

import dev.customersync.http.Exchange;
import java.util.Map;

/**
 * A write that the target has confirmed.
 *
 * @param remoteId the platform's id of the record
 * @param parts remote ids of nested elements by path, as far as the answer tells them
 * @param exchange what it took
 */
public record Receipt(String remoteId, Map<String, String> parts, Exchange exchange) {}
