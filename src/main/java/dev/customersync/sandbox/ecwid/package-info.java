/**
 * Ecwid's customers and customer contacts API, simulated from its public documentation. Begin at
 * {@link dev.customersync.sandbox.ecwid.Ecwid}.
 */
@NullMarked
package dev.customersync.sandbox.ecwid;

import org.jspecify.annotations.NullMarked;
