/**
 * Turns a row into a record or into all the problems that it has. Begin at {@link dev.customersync.mapping.Mapping}, the
 * port; {@link dev.customersync.mapping.DefaultLayout} gives one for a header of the default column names.
 */
@NullMarked
package dev.customersync.mapping;

import org.jspecify.annotations.NullMarked;
