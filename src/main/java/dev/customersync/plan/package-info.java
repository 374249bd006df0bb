/**
 * What a sync would do, for people and machines, without doing it. Begin at {@link dev.customersync.plan.Plan}; how it is decided is
 * no other way than a run's.
 */
@NullMarked
package dev.customersync.plan;

import org.jspecify.annotations.NullMarked;
