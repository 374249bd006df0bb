/**
 * What a simulated platform holds, in an SQLite file. Begin at {@link dev.customersync.sandbox.store.RecordStore}.
 */
@NullMarked
package dev.customersync.sandbox.store;

import org.jspecify.annotations.NullMarked;
