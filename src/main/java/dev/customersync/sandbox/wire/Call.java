package dev.customersync.sandbox.wire;

import java.util.Set;
import java.util.function.Supplier;

/**
 * What a request asks of a platform.
 *
 * @param method the HTTP method, in capitals
 * @param referenceIds the reference_ids that it concerns, as far as request and store tell; found only when asked for,
 *     since that may need a query
 */
public record Call(String method, Entity entity, Operation operation, Supplier<Set<String>> referenceIds) {}
