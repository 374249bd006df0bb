/**
 * What the target holds as far as we know, the table {@code sync_state}. Begin at
 * {@link dev.customersync.state.SyncStates}.
 */
@NullMarked
package dev.customersync.state;

import org.jspecify.annotations.NullMarked;
