package dev.customersync.http;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A successful answer.
 *
 * @param body an object or an array; null when the server sent none
 * @param exchange what it took
 */
public record Reply(@Nullable JsonNode body, Exchange exchange) {}
