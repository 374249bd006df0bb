/**
 * The benchmark: {@code mvn -q -Pbench verify}. Begin at {@link dev.customersync.bench.Benchmark}; what is measured is told by the
 * recipes in {@code scenario}, what it is measured against by the bare programs in {@code floor}.
 *
 * <p>The product, the database, the server and the floors each run in a process of their own; this one starts them and waits.
 */
@NullMarked
package dev.customersync.bench;

import org.jspecify.annotations.NullMarked;
