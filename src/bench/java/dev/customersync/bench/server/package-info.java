/**
 * A stand-in for the platform that costs next to nothing, so that it is the client that is measured. Begin at
 * {@link dev.customersync.bench.server.BenchServer}.
 */
@NullMarked
package dev.customersync.bench.server;

import org.jspecify.annotations.NullMarked;
