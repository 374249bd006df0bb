/**
 * Turns a row into a record or into all the problems that it has. Begin at {@link dev.customersync.mapping.Mapping}.
 */
@NullMarked
package dev.customersync.mapping;

import org.jspecify.annotations.NullMarked;
