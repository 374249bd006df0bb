/**
 * Turns a row into a record or into all the problems that it has. Begin at {@link dev.customersync.mapping.Mapping}, the
 * port; {@link dev.customersync.mapping.DefaultLayout} gives one for a header of the default column names, {@link
 * dev.customersync.mapping.Profile} one for the columns of an ERP. Both are a layout of rules, bound to a header.
 */
@NullMarked
package dev.customersync.mapping;

import org.jspecify.annotations.NullMarked;
