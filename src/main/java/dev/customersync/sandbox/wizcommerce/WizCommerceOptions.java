package dev.customersync.sandbox.wizcommerce;

/**
 * Where the documentation is silent, or an account differs.
 *
 * @param apiKey what {@code X-API-Key} has to hold
 */
public record WizCommerceOptions(String apiKey, DuplicatePolicy duplicates, ListPolicy lists) {}
