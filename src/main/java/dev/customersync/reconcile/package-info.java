/**
 * Looks at what the target holds as a whole, and changes nothing: {@link dev.customersync.reconcile.Reconciliation} compares it with the
 * sync state and the source, {@link dev.customersync.reconcile.Export} writes it as CSV. Both read the target once into temporary tables
 * ({@link dev.customersync.reconcile.Staging}), so that its size is no matter of memory.
 */
@NullMarked
package dev.customersync.reconcile;

import org.jspecify.annotations.NullMarked;
