/**
 * Ecwid as a target. Begin at {@link dev.customersync.target.ecwid.EcwidTarget}; what becomes of a customer's fields is in
 * {@link dev.customersync.target.ecwid.CustomerBody}, of a contact's in {@link dev.customersync.target.ecwid.ContactParts}.
 */
@NullMarked
package dev.customersync.target.ecwid;

import org.jspecify.annotations.NullMarked;
