/**
 * A run's life: who owns it, over what inputs, how far it came and how it ended, the table {@code sync_run}. Begin at
 * {@link dev.customersync.run.Runs}.
 */
@NullMarked
package dev.customersync.run;

import org.jspecify.annotations.NullMarked;
