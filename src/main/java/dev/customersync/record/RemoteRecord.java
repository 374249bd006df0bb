package dev.customersync.record;

import java.util.Map;

/**
 * A record as the target holds it.
 *
 * @param remoteId the platform's id
 * @param payload its content in the product's own field names and spellings
 * @param parts remote ids of nested elements by path, such as {@code addresses/C-100-billing}
 * @param active false when the platform keeps it as inactive or archived
 */
public record RemoteRecord(String remoteId, Payload payload, Map<String, String> parts, boolean active) {}
