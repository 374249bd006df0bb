package dev.customersync.target;

import dev.customersync.record.EntityRecord;
import java.util.List;

/**
 * A record as far as a platform has a place for it.
 *
 * @param leftOut what it has none for, as people name it: {@code payment_term}, {@code attribute:Tier}
 */
public record Fitted(EntityRecord record, List<String> leftOut) {}
