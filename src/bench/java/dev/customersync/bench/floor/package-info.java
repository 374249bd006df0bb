/**
 * Bare programs that do the unavoidable part of what the product does, without the product: what it is measured against. Begin at
 * {@link dev.customersync.bench.floor.Floor}.
 */
@NullMarked
package dev.customersync.bench.floor;

import org.jspecify.annotations.NullMarked;
