package dev.customersync.http;

/** The methods that are used. All but POST are idempotent. */
enum Verb {
    GET,
    POST,
    PATCH,
    PUT,
    DELETE
}
