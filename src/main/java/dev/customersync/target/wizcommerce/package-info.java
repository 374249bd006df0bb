/**
 * WizCommerce as a target. Begin at {@link dev.customersync.target.wizcommerce.WizCommerceTarget}.
 */
@NullMarked
package dev.customersync.target.wizcommerce;

import org.jspecify.annotations.NullMarked;
