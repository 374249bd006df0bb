package dev.customersync.sandbox.store;

import dev.customersync.sandbox.wire.Entity;
import java.util.List;

/**
 * A reference_id that is held more than once.
 *
 * @param customerReferenceId of the customer that the records are nested in; empty for customers
 * @param ids the platform's ids of the records
 */
public record Duplicate(Entity entity, String customerReferenceId, String referenceId, List<String> ids) {}
