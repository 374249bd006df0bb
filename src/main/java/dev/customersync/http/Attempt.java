package dev.customersync.http;

/**
 * One request, and what it came to.
 *
 * @param sentAt the {@link Ticker#nanoTime()} of its start
 * @param endedAt that of its end
 */
record Attempt(Request request, Answer answer, Verdict verdict, long sentAt, long endedAt) {}
