/**
 * What is to be done with a record, given what is known of it. Pure: no I/O, no framework. Begin at
 * {@link dev.customersync.decision.Decider}.
 */
@NullMarked
package dev.customersync.decision;

import org.jspecify.annotations.NullMarked;
