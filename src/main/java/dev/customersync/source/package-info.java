/**
 * Rows in. {@link dev.customersync.source.Source} is the port that a kind of source implements; a row knows its
 * {@link dev.customersync.source.Position}.
 */
@NullMarked
package dev.customersync.source;

import org.jspecify.annotations.NullMarked;
