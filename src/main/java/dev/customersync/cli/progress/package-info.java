/**
 * Shows how far long work is: bars on a terminal, now and then a line elsewhere. Begin at
 * {@link dev.customersync.cli.progress.ShownProgress}.
 */
@NullMarked
package dev.customersync.cli.progress;

import org.jspecify.annotations.NullMarked;
