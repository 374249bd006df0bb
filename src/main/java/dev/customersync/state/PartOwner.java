package dev.customersync.state;

import dev.customersync.record.RecordKey;
import java.util.Map;

/**
 * A record that the target holds in parts.
 *
 * @param parts remote ids by path
 */
public record PartOwner(RecordKey key, Map<String, String> parts) {}
