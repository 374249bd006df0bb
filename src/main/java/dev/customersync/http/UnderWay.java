package dev.customersync.http;

/**
 * What the threads that use a client are doing at one moment.
 *
 * @param calls how many calls have begun and not ended, pauses between their attempts included
 * @param waiting how many of them wait until the rate, or the API's Retry-After, lets them go
 * @param requests how many of them wait for an answer
 */
public record UnderWay(int calls, int waiting, int requests) {}
