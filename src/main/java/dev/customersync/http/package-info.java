/**
 * One JSON-over-HTTP client for every target: pacing, retry, and what each failure means. Begin at
 * {@link dev.customersync.http.JsonClient}.
 */
@NullMarked
package dev.customersync.http;

import org.jspecify.annotations.NullMarked;
