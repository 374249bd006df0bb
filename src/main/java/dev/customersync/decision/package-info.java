/**
 * What is to be done with a record, given what is known of it. Pure: no I/O, no framework. Begin at
 * {@link dev.customersync.decision.Decision}; the comparison of fields is {@link dev.customersync.decision.Difference}.
 */
@NullMarked
package dev.customersync.decision;

import org.jspecify.annotations.NullMarked;
