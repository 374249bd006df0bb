/**
 * What became of each row, and the ledger that keeps it, the table {@code row_outcome}. Begin at
 * {@link dev.customersync.outcome.Outcome} and {@link dev.customersync.outcome.Ledger}.
 */
@NullMarked
package dev.customersync.outcome;

import org.jspecify.annotations.NullMarked;
