package dev.customersync.decision;

import dev.customersync.record.Payload;
import java.util.Map;

/**
 * A record that the target held before we knew it, found under the ERP's key and from now on ours to keep.
 *
 * @param remoteId the platform's id
 * @param held what the target holds, as far as it can be compared
 * @param parts remote ids of nested elements by path
 * @param active false when the platform keeps it as inactive
 */
public record Adoption(String remoteId, Payload held, Map<String, String> parts, boolean active) {}
