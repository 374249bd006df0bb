/**
 * WizCommerce's customers and contacts API, simulated from its public documentation; where that is silent, an option decides,
 * and the product must be right under each. Begin at {@link dev.customersync.sandbox.wizcommerce.WizCommerce}, then
 * {@link dev.customersync.sandbox.wizcommerce.CustomerResource}.
 */
@NullMarked
package dev.customersync.sandbox.wizcommerce;

import org.jspecify.annotations.NullMarked;
