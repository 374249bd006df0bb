/**
 * Kills, starves and lies to the real program until it has finished its work, then counts what is at the target. Begin at
 * {@link dev.customersync.torture.Round}.
 */
@NullMarked
package dev.customersync.torture;

import org.jspecify.annotations.NullMarked;
