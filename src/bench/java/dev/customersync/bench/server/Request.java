package dev.customersync.bench.server;

/**
 * A request.
 *
 * @param path with its query
 * @param body a character a byte
 */
record Request(String method, String path, String body) {}
